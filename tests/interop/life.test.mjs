// The whole life of each type of integration, as the engine lives it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startEmulator } from "./support/emulator.mjs";
import { token, types } from "./support/inputs.mjs";
import { configure, resource, startPlugin } from "./support/plugin.mjs";
import { isSecret, plain, secret, unknown } from "./support/values.mjs";

let emulator;
let plugin;

before(async () => {
  emulator = await startEmulator();
  plugin = await startPlugin();
  await configure(plugin, { baseUrl: emulator.url, apiKey: secret(emulator.key) });
});

after(async () => {
  await plugin.stop();
  await emulator.stop();
});

for (const [type, given] of Object.entries(types)) {
  describe(type, () => {
    const here = () => resource(plugin, token(type));
    const { secrets, outputs = [] } = given;
    let inputs;
    let id;
    let state;

    test("its inputs are right", async () => {
      const checked = await here().check({ ...given.inputs, forceDisable: null });
      assert.deepEqual(checked.failures, []);
      assert.ok(!("forceDisable" in checked.inputs), "an explicit null is the same as nothing");
      assert.deepEqual((await here().check(checked.inputs, checked.inputs)).inputs, checked.inputs, "a second check changes nothing");
      inputs = checked.inputs;
    });

    test("a preview knows the inputs and not what the server will say", async () => {
      const preview = await here().create(inputs, { preview: true });
      assert.equal(preview.id, "");
      assert.equal(preview.properties.integrationId, unknown);
      assert.equal(preview.properties.status, unknown);
      for (const [name, value] of Object.entries(inputs)) {
        assert.deepEqual(preview.properties[name], value);
      }
    });

    test("it is created with its secrets wrapped", async () => {
      ({ id, properties: state } = await here().create(inputs));
      assert.match(id, /^\d+$/);
      assert.equal(state.integrationId, id);
      assert.equal(state.status, "enabled");
      for (const name of [...secrets, ...outputs]) {
        assert.ok(isSecret(state[name]), `${name} is wrapped`);
      }
      assert.deepEqual(Object.fromEntries(Object.keys(inputs).map((name) => [name, state[name]])), inputs);
    });

    test("nothing differs afterwards, whether secrets come wrapped or not", async () => {
      for (const news of [inputs, plain(inputs)]) {
        const diff = await here().diff(id, state, inputs, news);
        assert.equal(diff.changes, 1);
        assert.deepEqual(diff.detailed, {});
      }
    });

    test("a refresh finds it as it was", async () => {
      const read = await here().read(id, state, inputs);
      assert.equal(read.id, id);
      assert.deepEqual(read.inputs, inputs);
      assert.equal((await here().diff(id, read.properties, read.inputs, inputs)).changes, 1);
    });

    test("an import by id alone gives inputs that pass without a difference", async () => {
      const read = await here().read(id);
      assert.equal(read.id, id);
      assert.deepEqual(await here().read(id, {}, {}), read, "a program that looks it up by its id sees the same");
      for (const name of Object.keys(read.inputs)) {
        assert.deepEqual(plain(read.inputs[name]), plain(inputs[name]), name);
      }
      const again = await here().check({ ...read.inputs, ...inputs }, read.inputs);
      assert.deepEqual(again.failures, []);
    });

    test("drift shows up after a refresh and nowhere else", { skip: given.drift ? false : "this type has no configuration" }, async () => {
      await emulator.change(id, given.drift);
      const read = await here().read(id, state, inputs);
      const [changed] = Object.keys(given.drift);
      assert.deepEqual(read.inputs[changed], given.drift[changed]);
      const diff = await here().diff(id, read.properties, read.inputs, inputs);
      assert.equal(diff.changes, 2);
      assert.ok(Object.keys(diff.detailed).every((path) => path.split(/[.[]/)[0] === changed), JSON.stringify(diff.detailed));
      state = await here().update(id, read.properties, read.inputs, inputs);
      assert.equal((await here().read(id, state, inputs)).inputs[changed] ?? null, inputs[changed] ?? null, "an update takes it back");
    });

    test("a change in place is one", { skip: given.change ? false : "Immuta cannot change this type" }, async () => {
      const { inputs: news } = await here().check({ ...inputs, ...given.change }, inputs);
      const [changed] = Object.keys(given.change);
      const diff = await here().diff(id, state, inputs, news);
      assert.equal(diff.changes, 2);
      assert.deepEqual(diff.diffsList, [changed]);
      assert.deepEqual(diff.replacesList, []);
      assert.ok(diff.hasdetaileddiff && !diff.deletebeforereplace);
      assert.equal((await here().diff(id, state, inputs, news, [changed])).changes, 1, "unless it is to be ignored");
      const preview = await here().update(id, state, inputs, news, { preview: true });
      assert.equal(preview.integrationId, id);
      assert.deepEqual(preview[changed], given.change[changed]);
      state = await here().update(id, state, inputs, news);
      assert.deepEqual(state[changed], given.change[changed]);
      inputs = news;
    });

    test("what cannot be changed is replaced, the old one deleted first", { skip: given.replace ? false : "there is no such input" }, async () => {
      const { inputs: news } = await here().check({ ...inputs, ...given.replace }, inputs);
      const [changed] = Object.keys(given.replace);
      const diff = await here().diff(id, state, inputs, news);
      assert.equal(diff.changes, 2);
      assert.deepEqual(diff.replacesList, [changed]);
      assert.ok(diff.deletebeforereplace);
      assert.deepEqual(diff.detailed[changed], { kind: 5, inputdiff: true });
      const unclear = await here().diff(id, state, inputs, { ...news, [changed]: unknown });
      assert.deepEqual(unclear.replacesList, [changed], "an unknown value may be another one");
    });

    test("it is deleted, and a second deletion is none", async () => {
      await here().delete(id, state, inputs);
      assert.equal((await here().read(id, state, inputs)).id, "");
      await here().delete(id, state, inputs);
    });
  });
}
