/** WeChat's side, by the sandbox's control API: what no page of the product can do. */
export class Sandbox {
  constructor(private readonly origin: string) {}

  /** Waits until no push is on its way. */
  idle(): Promise<unknown> {
    return this.call('POST', 'idle');
  }

  /** Pushes a fresh ticket. */
  ticket(platform: string): Promise<unknown> {
    return this.call('POST', `platforms/${platform}/ticket`);
  }

  /** Grants without a browser; with the code of a link's press WeChat's push names it. */
  grant(platform: string, account: string, sets: number[], preAuthCode?: string): Promise<unknown> {
    return this.call('POST', 'grants', { platform, account, sets, pre_auth_code: preAuthCode });
  }

  /** Changes what is granted; WeChat pushes `updateauthorized`. */
  change(platform: string, account: string, sets: number[]): Promise<unknown> {
    return this.call('PUT', `grants/${platform}/${account}`, { sets });
  }

  /** Takes a grant back; WeChat pushes `unauthorized`. */
  revoke(platform: string, account: string): Promise<unknown> {
    return this.call('DELETE', `grants/${platform}/${account}`);
  }

  private async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.origin}/sandbox/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}
