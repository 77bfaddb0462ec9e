import type { BrowserContext, ConsoleMessage, Response } from '@playwright/test';

/** Notes everything that goes wrong in a browser, on whatever page: a test that ends with a trouble fails. */
export class Watch {
  readonly troubles: string[] = [];
  private readonly meant: { status: number; path: string }[] = [];

  /** Without `scripts` the browser refuses to fetch any, calls that a matter of policy, and misses whom to load the WASM for. */
  constructor(
    context: BrowserContext,
    private readonly scripts: boolean,
  ) {
    context.on('weberror', (error) => this.troubles.push(`page error: ${error.error().stack ?? error.error()}`));
    context.on('console', (message) => this.said(message));
    context.on('response', (response) => this.answered(response));
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // A page that is left gives up what it was still loading.
      const left = why.includes('ERR_ABORTED');
      const switchedOff = !scripts && why === 'csp' && new URL(request.url()).pathname.endsWith('.js');
      if (!left && !switchedOff) this.troubles.push(`failed: ${request.method()} ${request.url()} ${why}`);
    });
  }

  /** This path is meant to answer with this status. */
  allow(status: number, path: string): void {
    this.meant.push({ status, path });
  }

  private said(message: ConsoleMessage): void {
    // What Chromium says about a status is judged by the status itself.
    const aboutStatus = message.text().startsWith('Failed to load resource: the server responded with a status of');
    const switchedOff = !this.scripts && message.text().includes('.wasm was preloaded using link preload but not used');
    if (['error', 'warning', 'assert'].includes(message.type()) && !aboutStatus && !switchedOff) {
      this.troubles.push(`console: ${message.text()} (${message.location().url})`);
    }
  }

  private answered(response: Response): void {
    const { pathname } = new URL(response.url());
    const meant = this.meant.some(({ status, path }) => status === response.status() && path === pathname);
    if (response.status() >= 400 && !meant) {
      this.troubles.push(`status: ${response.status()} for ${response.request().method()} ${response.url()}`);
    }
  }
}
