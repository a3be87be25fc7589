// Programs that print one line when they are ready and run until they get a signal.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Starts a program and waits for its first line on standard output. */
export async function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], ...options });
  const lines = [];
  const errors = [];
  child.stderr.on("data", (data) => errors.push(data.toString()));
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
  const reader = createInterface({ input: child.stdout });
  const first = new Promise((resolve) => reader.on("line", (line) => { lines.push(line); resolve(line); }));
  const line = await Promise.race([first, ended.then(({ code }) => Promise.reject(new Error(`${command} ended with ${code}: ${errors.join("")}`)))]);
  return {
    line,
    lines,
    errors,
    /** Sends SIGINT and gives how the program ended and how long that took, in milliseconds. */
    async stop(signal = "SIGINT") {
      const began = performance.now();
      child.kill(signal);
      const how = await ended;
      return { ...how, milliseconds: performance.now() - began };
    },
  };
}
