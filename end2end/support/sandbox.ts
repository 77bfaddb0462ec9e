/** The sample accounts. What is granted for one stays, so each test has accounts of its own. */
export const accounts = {
  bookshop: { name: '南风书店', appid: 'wxe05b3d97a8c2f614' },
  teahouse: { name: '山海茶社点单', appid: 'wx94a6f1c08e3d7b25' },
  /** Another platform holds its exclusive sets. */
  shop: { name: '栖木家居商城', appid: 'wx2b7e94d0c6a1f853' },
  magazine: { name: '栖木生活志', appid: 'wx8d40b7f2a5c91e36' },
  helpdesk: { name: '栖木家居服务号', appid: 'wx17c5e9a3d8f04b62' },
  reader: { name: '阿禾的读书笔记', appid: 'wx6f82d1b49c07ea53' },
};

/** WeChat's side, by the sandbox's control API: what no page of the product can do. */
export class Sandbox {
  constructor(private readonly origin: string) {}

  /** Waits until no push is on its way. */
  idle(): Promise<unknown> {
    return this.call('POST', 'idle');
  }

  /** Keeps pushes back. */
  hold(): Promise<unknown> {
    return this.call('POST', 'pushes/hold');
  }

  /** Lets go what was kept back. */
  release(): Promise<unknown> {
    return this.call('POST', 'pushes/release');
  }

  /** Grants without a browser and without a link. */
  grant(platform: string, account: string, sets: number[]): Promise<unknown> {
    return this.call('POST', 'grants', { platform, account, sets });
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
