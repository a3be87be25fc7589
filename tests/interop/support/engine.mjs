// The part of the Pulumi engine that a plugin talks back to.
import grpc from "@grpc/grpc-js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import engineRpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";

export async function startEngine() {
  const messages = [];
  const server = new grpc.Server();
  server.addService(engineRpc.EngineService, {
    log: (call, done) => {
      messages.push(call.request.toObject());
      done(null, new emptyPb.Empty());
    },
  });
  const port = await new Promise((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))));
  return { address: `127.0.0.1:${port}`, messages, stop: () => server.forceShutdown() };
}
