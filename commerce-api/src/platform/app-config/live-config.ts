import type { Settings } from '../../settings.ts';
import { type AppConfig, parseAppConfig } from './app-config.ts';

type Purpose = keyof Settings['buckets'];

export interface ConfigSource {
  /** Its `originSecrets` and `buckets` follow the secret. */
  settings: Pick<Settings, 'originSecrets' | 'buckets'>;
  /** Reads the secret APP_CONFIG. */
  read: () => Promise<string>;
  /** Told when it cannot be read, or makes no sense; what was known stays in force. */
  failed: (error: unknown) => void;
}

/**
 * The settings that may change while the process runs. Nobody tells a process that the secret has changed: it looks now and
 * then, and at once when something is not as it knows it, such as a bucket that is gone.
 */
export class LiveConfig {
  readonly #source: ConfigSource;
  /** By the environment: for what the secret does not name. */
  readonly #first: Readonly<Settings['buckets']>;
  /** What each bucket is for, by all the names that it has had. */
  readonly #purposes = new Map<string, Purpose>();
  #config: AppConfig | undefined;
  #reading: Promise<void> | undefined;
  #readAt = Number.NEGATIVE_INFINITY;

  private constructor(source: ConfigSource) {
    this.#source = source;
    this.#first = { ...source.settings.buckets };
    for (const [purpose, name] of Object.entries(this.#first)) this.#purposes.set(name, purpose as Purpose);
  }

  /** @throws when the secret cannot be read, or makes no sense. */
  static async open(source: ConfigSource): Promise<LiveConfig> {
    const config = new LiveConfig(source);
    config.#take(parseAppConfig(await source.read()));
    return config;
  }

  /**
   * Reads the secret, once for all who ask meanwhile. Never rejects.
   * @param pauseMs do not, when it was read within so many milliseconds.
   */
  async refresh(pauseMs: number): Promise<void> {
    if (!this.#reading && performance.now() - this.#readAt < pauseMs) return;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
      this.#readAt = performance.now();
    });
    await this.#reading;
  }

  /** The buckets that stand for one that was named before, the one to write to first. */
  bucketsFor(name: string): readonly string[] {
    const purpose = this.#purposes.get(name);
    if (purpose === undefined) return [name];
    return this.#config?.buckets?.[purpose] ?? [this.#first[purpose]];
  }

  async #read(): Promise<void> {
    try {
      this.#take(parseAppConfig(await this.#source.read()));
    } catch (error) {
      this.#source.failed(error);
    }
  }

  #take(config: AppConfig): void {
    const { settings } = this.#source;
    const { originSecret, previousOriginSecret, buckets = {} } = config;
    for (const [purpose, names = []] of Object.entries(buckets)) {
      for (const name of names) this.#purposes.set(name, purpose as Purpose);
    }
    settings.originSecrets = previousOriginSecret ? [originSecret, previousOriginSecret] : [originSecret];
    settings.buckets = {
      site: buckets.site?.[0] ?? this.#first.site,
      media: buckets.media?.[0] ?? this.#first.media,
      quarantine: buckets.quarantine?.[0] ?? this.#first.quarantine,
    };
    this.#config = config;
  }
}
