// What does not hang on a type of integration.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import grpc from "@grpc/grpc-js";
import { startEmulator } from "./support/emulator.mjs";
import { startEngine } from "./support/engine.mjs";
import { password, token, types } from "./support/inputs.mjs";
import { attach, configure, detailOf, empty, message, providerUrn, resource, startPlugin } from "./support/plugin.mjs";
import { fromStruct, plain, secret, unknown, unknownArray, unknownNumber, unknownObject } from "./support/values.mjs";

const snowflake = types.Snowflake.inputs;

describe("a plugin on its own", () => {
  test("prints its port alone whatever surrounds it, and ends on SIGINT in time", async () => {
    const folder = await mkdtemp(join(tmpdir(), "immuta-interop-"));
    await writeFile(join(folder, "appsettings.json"), JSON.stringify({ Urls: "http://127.0.0.1:1", Logging: { LogLevel: { Default: "Trace" } } }));
    const plugin = await startPlugin({
      args: ["--logtostderr", "-v=9", "--tracing", "http://127.0.0.1:1", "--something-new", "127.0.0.1:1"],
      env: { ASPNETCORE_URLS: "http://127.0.0.1:2", DOTNET_URLS: "http://127.0.0.1:3", Logging__Console__LogLevel__Default: "Trace" },
      cwd: folder,
    });
    assert.match(plugin.child.line, /^\d+$/);
    await plugin.call("getPluginInfo", empty());
    const ended = await plugin.stop();
    assert.equal(ended.code, 0);
    assert.ok(ended.milliseconds < 5000, `${ended.milliseconds} ms`);
    assert.deepEqual(plugin.child.lines, [plugin.child.line]);
    assert.deepEqual(plugin.child.errors, []);
    await rm(folder, { recursive: true });
  });

  test("is ready 0.3 s after its start", { skip: process.env.PLUGIN_IS_PUBLISHED ? false : "the plugin is not a published one" }, async (context) => {
    const times = [];
    for (let i = 0; i < 11; i++) {
      const plugin = await startPlugin();
      times.push(plugin.milliseconds);
      await plugin.stop();
    }
    const [median] = times.sort((a, b) => a - b).slice(5);
    context.diagnostic(`start to port line: median ${median.toFixed()} ms, best ${times[0].toFixed()} ms, worst ${times.at(-1).toFixed()} ms`);

    // The best of them is held to the goal: the others tell of this machine's other work.
    assert.ok(times[0] <= 300, `${times.map((time) => time.toFixed()).join(", ")} ms`);
  });

  test("answers what needs no configuration, and says of the rest that it has none", async () => {
    const plugin = await startPlugin();
    const { version } = (await plugin.call("getPluginInfo", empty())).toObject();
    const handshake = (await plugin.call("handshake", message("ProviderHandshakeRequest", { engineAddress: "127.0.0.1:1" }))).toObject();
    assert.ok(handshake.acceptSecrets && handshake.acceptResources && handshake.acceptOutputs);
    const schema = JSON.parse((await plugin.call("getSchema", message("GetSchemaRequest", { version: 0 }))).getSchema());
    assert.equal(schema.version, version);
    assert.equal(Object.keys(schema.resources).length, 7);
    assert.equal((await plugin.call("getMapping", message("GetMappingRequest", { key: "terraform" }))).getProvider(), "");
    await plugin.call("attach", attach("127.0.0.1:1"));
    await plugin.call("cancel", empty());
    await assert.rejects(plugin.call("parameterize", message("ParameterizeRequest", {})), { code: grpc.status.UNIMPLEMENTED });
    await assert.rejects(plugin.call("construct", message("ConstructRequest", {})), { code: grpc.status.UNIMPLEMENTED });
    await assert.rejects(resource(plugin, token("Trino")).read("1"), { code: grpc.status.FAILED_PRECONDITION });
    await plugin.stop("SIGTERM");
  });

  test("names the settings that are missing", async () => {
    const plugin = await startPlugin();
    const error = await plugin.call("configure", message("ConfigureRequest", { args: {} })).catch((failure) => failure);
    const keys = detailOf(error, "ConfigureErrorMissingKeys").toObject().missingkeysList;
    assert.deepEqual(keys.map((key) => key.name), ["immuta:baseUrl", "immuta:apiKey"]);
    assert.ok(keys.every((key) => key.description.length > 10));
    await plugin.stop();
  });

  test("takes settings as texts and leaves them as they came", async () => {
    const plugin = await startPlugin({ env: { IMMUTA_API_KEY: "from-the-environment" } });
    const news = { baseUrl: "https://immuta.example.com", maxParallelRequests: "20", version: "1.2.3" };
    const ask = async (settings) => (await plugin.call("checkConfig", message("CheckRequest", { urn: providerUrn, olds: {}, news: settings })));
    const right = await ask(news);
    assert.deepEqual(right.getFailuresList(), []);
    assert.deepEqual(fromStruct(right.getInputs()), news);
    const wrong = await ask({ ...news, maxParallelRequests: "many", baseUrl: "nowhere" });
    assert.deepEqual(wrong.getFailuresList().map((failure) => failure.getProperty()).sort(), ["baseUrl", "maxParallelRequests"]);
    const diff = await plugin.call("diffConfig", message("DiffRequest", { urn: providerUrn, olds: news, oldInputs: news, news: { ...news, baseUrl: "https://other.example.com" } }));
    assert.deepEqual([diff.getChanges(), diff.getReplacesList(), diff.getDiffsList()], [2, [], ["baseUrl"]]);
    await plugin.stop();
  });
});

describe("a plugin at work", () => {
  let emulator;
  let engine;
  let plugin;

  before(async () => {
    emulator = await startEmulator();
    engine = await startEngine();
    plugin = await startPlugin({ args: [engine.address], env: { IMMUTA_BASE_URL: emulator.url, IMMUTA_API_KEY: emulator.key } });
    await configure(plugin, {});
  });

  beforeEach(() => emulator.rules());

  after(async () => {
    await plugin.stop();
    await emulator.stop();
    engine.stop();
  });

  test("all mistakes come at once, each at its property and none with a secret", async () => {
    const { failures } = await resource(plugin, token("Snowflake")).check({ ...snowflake, warehouse: null, port: "seven", authenticationType: "magic", warehuose: "X" });
    assert.deepEqual(
      failures.map((failure) => failure.property).sort(),
      ["authenticationType", "port", "warehouse", "warehuose"], // Whether user name and password fit, nobody knows before the log-in is one that there is.
    );
    assert.ok(failures.every((failure) => /^IMI\d{4}: /.test(failure.reason)));
    assert.ok(!JSON.stringify(failures).includes(password));
  });

  test("unknowns are taken anywhere, in place of whole objects, too", async () => {
    const here = resource(plugin, token("Snowflake"));
    const unclear = { ...snowflake, host: unknown, port: unknownNumber, audit: unknownObject, workspaces: { enabled: true, warehouses: unknownArray }, password: secret(unknown) };
    const { inputs, failures } = await here.check(unclear);
    assert.deepEqual(failures, []);
    assert.equal(inputs.audit, unknown);
    assert.equal(inputs.port, unknown);
    assert.deepEqual(inputs.workspaces, { enabled: true, warehouses: unknown });
    const { properties } = await here.create(inputs, { preview: true });
    assert.equal(properties.host, unknown);
    assert.deepEqual(properties.password, secret(unknown));
    assert.equal((await here.update("1", { status: "enabled", integrationId: "1" }, inputs, inputs, { preview: true })).host, unknown);
  });

  test("an asset is refused by the name of its property", async () => {
    const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", hash: "00", text: "key" };
    const { inputs, failures } = await resource(plugin, token("BigQuery")).check({ ...types.BigQuery.inputs, role: null, credential: asset });
    assert.deepEqual(failures.map((failure) => failure.property).sort(), ["credential", "role"], "a mistake among the others");
    assert.ok(!("credential" in inputs));
  });

  test("a creation that fails half-way leaves its id, its reasons and something to repair", async () => {
    const here = resource(plugin, token("Snowflake"), "half");
    const { inputs } = await here.check({ ...snowflake, host: "half.snowflakecomputing.com" });
    await emulator.rules({ type: "Snowflake", method: "POST", endStatus: "createError", failTests: [{ name: "Connection", message: "bad credentials" }] });
    const error = await here.create(inputs).catch((failure) => failure);
    const failed = detailOf(error, "ErrorResourceInitFailed");
    const state = fromStruct(failed.getProperties());
    assert.match(failed.getId(), /^\d+$/);
    assert.equal(state.status, "createError");
    assert.ok(failed.getReasonsList().some((reason) => reason.includes("bad credentials")), failed.getReasonsList());
    assert.ok(!JSON.stringify(failed.getReasonsList()).includes(password));

    await emulator.rules();
    const unhealthy = detailOf(await here.read(failed.getId(), state, inputs).catch((failure) => failure), "ErrorResourceInitFailed");
    assert.deepEqual(plain(fromStruct(unhealthy.getInputs())), plain(inputs), "a refresh keeps it marked");
    assert.equal((await here.diff(failed.getId(), state, inputs, inputs)).changes, 1);
    const repaired = await here.update(failed.getId(), state, inputs, inputs);
    assert.equal(repaired.status, "enabled");
    await here.delete(failed.getId(), repaired, inputs);
  });

  test("a refusal has a telling code and the server's words", async () => {
    const here = resource(plugin, token("Snowflake"), "refused");
    const { inputs } = await here.check({ ...snowflake, host: "refused.snowflakecomputing.com" });
    for (const [status, code] of [[400, "INVALID_ARGUMENT"], [401, "UNAUTHENTICATED"], [403, "PERMISSION_DENIED"]]) {
      await emulator.rules({ method: "POST", path: "/integrations", status, body: { statusCode: status, error: "E", message: "the server's words, 100 % ä" } });
      await assert.rejects(here.create(inputs), (error) => error.code === grpc.status[code] && error.details.includes("the server's words, 100 % ä"));
    }
    await emulator.rules();
    const { id, properties } = await here.create(inputs);
    const twice = await here.create(inputs).catch((failure) => failure);
    assert.equal(twice.code, grpc.status.ALREADY_EXISTS);
    assert.match(twice.details, new RegExp(`pulumi import .* ${id}`));
    await here.delete(id, properties, inputs);
  });

  test("what is gone without a trace is read as gone", async () => {
    const here = resource(plugin, token("Trino"), "gone");
    const { id, properties } = await here.create({});
    await emulator.vanish(id);
    assert.deepEqual(await here.read(id, properties, {}), { id: "", properties: undefined, inputs: undefined });
  });

  test("functions answer, the secret ones wrapped", async () => {
    const here = resource(plugin, token("Trino"), "asked");
    const { id, properties } = await here.create({});
    const ask = async (tok, args) => fromStruct((await plugin.call("invoke", message("InvokeRequest", { tok: `immuta:index:${tok}`, args }))).getReturn());
    assert.equal((await ask("getIntegration", { integrationId: id })).status, "enabled");
    assert.deepEqual((await ask("getIntegrations", { type: "Trino" })).ids, [id]);
    await assert.rejects(ask("getIntegration", { integrationId: "987654" }), { code: grpc.status.NOT_FOUND });
    const wrong = await plugin.call("invoke", message("InvokeRequest", { tok: "immuta:index:getIntegration", args: { integrationID: id } }));
    assert.deepEqual(wrong.getFailuresList().map((failure) => failure.getProperty()).sort(), ["integrationID", "integrationId"]);
    await here.delete(id, properties, {});
  });

  test("progress, warnings and reasons reach the engine", async () => {
    const here = resource(plugin, token("Snowflake"), "told");
    const { inputs } = await here.check({ ...snowflake, host: "told.snowflakecomputing.com" });
    const { id, properties } = await here.create(inputs);
    await here.diff(id, properties, inputs, { ...inputs, host: "elsewhere.snowflakecomputing.com" });
    await here.delete(id, properties, inputs);
    const told = engine.messages.filter((entry) => entry.urn === here.urn);
    assert.ok(told.some((entry) => entry.ephemeral && entry.severity === 1 && entry.message === "enabled"), JSON.stringify(told));
    assert.ok(told.some((entry) => entry.severity === 2), "a password log-in is warned of");
    assert.ok(told.some((entry) => !entry.ephemeral && entry.message.includes("cannot move it")), "a replacement has its reason");
    assert.ok(!JSON.stringify(told).includes(password));
  });

  test("50 calls at once are answered", async () => {
    const here = (index) => resource(plugin, token("Databricks"), `many-${index}`);
    const made = await Promise.all(Array.from({ length: 50 }, async (_, index) => {
      const { inputs } = await here(index).check({ ...types.Databricks.inputs, workspaceUrl: `adb-${index}.example.com` });
      return { inputs, ...(await here(index).create(inputs)) };
    }));
    assert.equal(new Set(made.map(({ id }) => id)).size, 50);
    await Promise.all(made.map(({ id, properties, inputs }, index) => here(index).delete(id, properties, inputs)));
  });

  test("a message of 8 MB goes there and back", async () => {
    const large = "x".repeat(8 * 1024 * 1024);
    const { inputs, failures } = await resource(plugin, token("Snowflake"), "large").check({ ...snowflake, extraConfig: { large } });
    assert.deepEqual(failures, []);
    assert.equal(inputs.extraConfig.large, large);
  });

  test("the server's own check fails a preview where it is asked for", async () => {
    const asking = await startPlugin({ env: { IMMUTA_BASE_URL: emulator.url, IMMUTA_API_KEY: emulator.key } });
    await configure(asking, { previewValidation: "server" });
    await emulator.rules({ type: "Snowflake", failTests: [{ name: "Initial Validation: Basic Connection Test", message: "no way in" }, { name: "Something new" }] });
    const here = resource(asking, token("Snowflake"), "tried");
    const news = { ...snowflake, host: "tried.snowflakecomputing.com" };
    const { failures } = await here.check(news);
    assert.deepEqual(failures.map((failure) => failure.property), ["host", ""]);
    assert.ok(failures[0].reason.includes("no way in"));
    assert.deepEqual((await here.check({ ...news, warehouse: unknown })).failures, [], "what is not known yet cannot be tested");

    await emulator.rules();
    const { inputs } = await here.check(news);
    const { id, properties } = await here.create(inputs);
    await emulator.rules({ type: "Snowflake", failTests: [{ name: "Connection", message: "no way in" }] });
    assert.deepEqual((await here.check({ ...news, warehouse: "W2" }, inputs)).failures, [], "a check does not tell the id that the dry run of a change needs");
    await assert.rejects(
      here.update(id, properties, inputs, { ...inputs, warehouse: "W2" }, { preview: true }),
      (error) => error.code === grpc.status.FAILED_PRECONDITION && error.details.includes("no way in"));
    await emulator.rules();
    await here.delete(id, properties, inputs);
    await asking.stop();
  });
});

describe("a slow creation", () => {
  let emulator;
  let engine;
  let plugin;

  before(async () => {
    emulator = await startEmulator({ settleAfter: "1h" });
    engine = await startEngine();
    plugin = await startPlugin({ args: [engine.address] });
    await configure(plugin, { baseUrl: emulator.url, apiKey: secret(emulator.key) });
  });

  after(async () => {
    await plugin.stop();
    await emulator.stop();
    engine.stop();
  });

  const begun = async (urn) => {
    while (!engine.messages.some((entry) => entry.urn === urn && entry.message === "creating")) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  const create = async (name, options) => {
    const here = resource(plugin, token("Snowflake"), name);
    const { inputs } = await here.check({ ...snowflake, host: `${name}.snowflakecomputing.com` });
    return { here, ended: here.create(inputs, options).catch((failure) => failure) };
  };

  test("that is cancelled in the middle keeps its id", async () => {
    const { here, ended } = await create("cancelled");
    await begun(here.urn);
    await plugin.call("cancel", empty());
    const failed = detailOf(await ended, "ErrorResourceInitFailed");
    assert.match(failed.getId(), /^\d+$/);
    assert.equal(fromStruct(failed.getProperties()).status, "creating");
    assert.match(failed.getReasonsList()[0], /stopped/);
  });

  test("that runs out of time keeps its id", async () => {
    const { ended } = await create("late", { timeout: 0.5 });
    const failed = detailOf(await ended, "ErrorResourceInitFailed");
    assert.match(failed.getId(), /^\d+$/);
    assert.ok(failed.getReasonsList().length > 0);
  });

  test("does not keep the plugin from ending in time", async () => {
    const { here, ended } = await create("interrupted");
    await begun(here.urn);
    const how = await plugin.child.stop();
    assert.equal(how.code, 0);
    assert.ok(how.milliseconds < 5000, `${how.milliseconds} ms`);
    assert.ok((await ended) instanceof Error);
    plugin.stop = async () => plugin.client.close();
  });
});
