// An emulated Immuta in a process of its own, and what goes wrong in it on demand.
import { start } from "./process.mjs";

const cli = process.env.IMMUTAINFRA_DLL;

export async function startEmulator({ settleAfter = "0ms" } = {}) {
  const emulator = await start("dotnet", [cli, "emulator", "--settle-after", settleAfter, "--api-key", "interop-key"]);
  const url = emulator.line.replace("listening on ", "");
  const send = async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      headers: { "Content-Type": "application/json", Authorization: "interop-key" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    }
    const text = await answer.text();
    return text.length > 0 ? JSON.parse(text) : undefined;
  };
  return {
    url,
    key: "interop-key",
    rules: (...rules) => send("PUT", "/_emulator/rules", rules),
    change: (id, config) => send("POST", `/_emulator/integrations/${id}`, { config }),
    vanish: (id) => send("DELETE", `/_emulator/integrations/${id}`),
    read: (id) => send("GET", `/integrations/${id}`),
    requests: () => send("GET", "/_emulator/requests"),
    stop: () => emulator.stop(),
  };
}
