// The plugin in a process of its own, driven by the official client as the engine does it.
import grpc from "@grpc/grpc-js";
import anyPb from "google-protobuf/google/protobuf/any_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import errorsPb from "@pulumi/pulumi/proto/errors_pb.js";
import pluginPb from "@pulumi/pulumi/proto/plugin_pb.js";
import rpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { start } from "./process.mjs";
import { fromStruct, toStruct } from "./values.mjs";

const binary = process.env.PLUGIN;
const limit = 400 * 1024 * 1024;

/** Starts the plugin. What IMMUTA_… the environment holds is taken away: a test gives its own. */
export async function startPlugin({ args = [], env = {}, cwd } = {}) {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("IMMUTA")));
  const began = performance.now();
  const child = await start(binary, args, { env: { ...inherited, ...env }, cwd });
  const milliseconds = performance.now() - began;
  const client = new rpc.ResourceProviderClient(`127.0.0.1:${child.line}`, grpc.credentials.createInsecure(), {
    "grpc.max_receive_message_length": limit,
    "grpc.max_send_message_length": limit,
  });
  const call = (method, request) =>
    new Promise((resolve, reject) => client[method](request, (error, answer) => (error ? reject(error) : resolve(answer))));
  return { child, client, call, milliseconds, stop: async (signal) => { client.close(); return child.stop(signal); } };
}

/** A request of that type with these fields; objects become structs where the field is one. */
export function message(type, fields) {
  const request = new pb[type]();
  for (const [name, value] of Object.entries(fields)) {
    const setter = request[`set${name[0].toUpperCase()}${name.slice(1)}`];
    setter.call(request, value !== null && typeof value === "object" && !Array.isArray(value) ? toStruct(value) : value);
  }
  return request;
}

/** What the engine does with one resource, each call as the engine fills it. */
export function resource(plugin, type, name = "main") {
  const urn = `urn:pulumi:dev::interop::${type}::${name}`;
  const at = { urn, type, name };
  return {
    urn,
    async check(news, olds = {}) {
      const answer = await plugin.call("check", message("CheckRequest", { ...at, olds, news }));
      return { inputs: fromStruct(answer.getInputs()), failures: answer.getFailuresList().map((failure) => failure.toObject()) };
    },
    async diff(id, olds, oldInputs, news, ignoreChanges = []) {
      const answer = await plugin.call("diff", message("DiffRequest", { ...at, id, olds, oldInputs, news, ignorechangesList: ignoreChanges }));
      const detailed = Object.fromEntries(answer.getDetaileddiffMap().toObject(false, (_, value) => value.toObject(false)));
      return { ...answer.toObject(false), detailed };
    },
    async create(properties, { preview = false, timeout = 0 } = {}) {
      const answer = await plugin.call("create", message("CreateRequest", { ...at, properties, preview, timeout }));
      return { id: answer.getId(), properties: fromStruct(answer.getProperties()) };
    },
    async read(id, properties, inputs) {
      const answer = await plugin.call(
        "read", message("ReadRequest", { ...at, id, ...(properties ? { properties } : {}), ...(inputs ? { inputs } : {}) }));
      return { id: answer.getId(), properties: fromStruct(answer.getProperties()), inputs: fromStruct(answer.getInputs()) };
    },
    async update(id, olds, oldInputs, news, { preview = false, timeout = 0 } = {}) {
      const answer = await plugin.call("update", message("UpdateRequest", { ...at, id, olds, oldInputs, news, preview, timeout }));
      return fromStruct(answer.getProperties());
    },
    delete: (id, properties, oldInputs) => plugin.call("delete", message("DeleteRequest", { ...at, id, properties, oldInputs })),
  };
}

/** Configures a plugin as the engine does for an explicit provider. */
export async function configure(plugin, settings) {
  await plugin.call("checkConfig", message("CheckRequest", { urn: providerUrn, olds: {}, news: settings, type: "pulumi:providers:immuta", name: "p" }));
  return plugin.call("configure", message("ConfigureRequest", { args: settings, urn: providerUrn, acceptsecrets: true, acceptresources: true }));
}

export const providerUrn = "urn:pulumi:dev::interop::pulumi:providers:immuta::p";

export const empty = () => new emptyPb.Empty();

export function attach(address) {
  const request = new pluginPb.PluginAttach();
  request.setAddress(address);
  return request;
}

/** The one detail of a failed call, decoded: google.rpc.Status holds Any messages in field 3. */
export function detailOf(error, type) {
  const [encoded] = error.metadata.get("grpc-status-details-bin");
  if (encoded === undefined) {
    return undefined;
  }
  for (const bytes of fieldsOf(encoded, 3)) {
    const any = anyPb.Any.deserializeBinary(bytes);
    if (any.getTypeUrl() === `type.googleapis.com/pulumirpc.${type}`) {
      return (pb[type] ?? errorsPb[type]).deserializeBinary(any.getValue_asU8());
    }
  }
  return undefined;
}

/** The length-delimited fields of that number in an encoded message. */
function fieldsOf(bytes, number) {
  const found = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        return value;
      }
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    if ((tag & 7) === 2) {
      const length = varint();
      if (tag >> 3 === number) {
        found.push(new Uint8Array(bytes.subarray(at, at + length)));
      }
      at += length;
    } else {
      varint();
    }
  }
  return found;
}
