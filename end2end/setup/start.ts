import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './ports';
import { signIn } from './sign-in';

const root = resolve(__dirname, '../..');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

/**
 * Starts server and sandbox on free ports with an empty data folder, and signs somebody in. Tests find the addresses
 * in the environment (`support/world.ts`). Returns what stops everything.
 */
export default async function start(): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'grantbook-end2end-'));
  const [listen, sandboxListen] = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
  const env = {
    ...process.env,
    CARGO_TARGET_DIR: target,
    GRANTBOOK_DATA_DIR: data,
    GRANTBOOK_LISTEN: listen,
    SANDBOX_LISTEN: sandboxListen,
  };
  const product = spawn(join(root, 'script/server'), ['--built'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  for (const stream of [product.stdout, product.stderr]) stream.on('data', (text) => printed.push(String(text)));

  try {
    await ready(`http://${listen}/readyz`, product, printed);
    await ready(`http://${sandboxListen}/sandbox`, product, printed);
    const password = newPassword(env);
    process.env.END2END_CONSOLE = `http://${listen}`;
    process.env.END2END_SANDBOX = `http://${sandboxListen}`;
    process.env.END2END_PASSWORD = password;
    process.env.END2END_SESSION = join(data, 'session.json');
    await signIn(password);
  } catch (error) {
    await stop(product, data);
    throw error;
  }
  return () => stop(product, data);
}

/** A new password, since the first start has told the old one to nobody. */
function newPassword(env: NodeJS.ProcessEnv): string {
  const server = join(target, 'debug/server');
  const reset = ['admin', 'staff', 'reset-password', '--login', 'admin'];
  const [, password] = /^Password:\s+(\S+)$/m.exec(execFileSync(server, reset, { env, encoding: 'utf8' })) ?? [];
  if (!password) throw new Error('the server has printed no password');
  return password;
}

/** Waits until the address answers 200; fails as soon as the process has ended. */
async function ready(url: string, product: ChildProcess, printed: string[]): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && product.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`${url} does not answer:\n${printed.join('')}`);
}

async function stop(product: ChildProcess, data: string): Promise<void> {
  if (product.exitCode === null) {
    const ended = new Promise((resume) => product.once('exit', resume));
    product.kill('SIGTERM');
    await ended;
  }
  rmSync(data, { recursive: true, force: true });
}
