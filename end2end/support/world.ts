/** Where `setup/start.ts` has put everything. */
export const world = {
  /** The console's origin. */
  console: told('END2END_CONSOLE'),
  /** The sandbox WeChat's origin. */
  sandbox: told('END2END_SANDBOX'),
  /** The cookies of somebody who works for the sample platform. */
  session: told('END2END_SESSION'),
  /** What they sign in with, as admin. */
  password: told('END2END_PASSWORD'),
  /** The slug of the sample platform. */
  platform: 'demo',
};

/** A name that no other test uses. */
export function named(name: string): string {
  return `${name} ${crypto.randomUUID().slice(0, 8)}`;
}

function told(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run the tests through playwright.config.ts`);
  return value;
}
