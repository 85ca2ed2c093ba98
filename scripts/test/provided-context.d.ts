import 'vitest';

declare module 'vitest' {
  /** What tests get by `inject(key)`. */
  export interface ProvidedContext {
    /**
     * Where an integration test makes its own database: `mysql://root@127.0.0.1:PORT/` (may create databases) or
     * `sqlite:/folder/` (may create files). Append a name.
     */
    databaseUrl: string;
    /** The AWS stand-ins, as in `run/endpoints.json`. Shared by all test files: use names of your own. */
    awsEndpoints: {
      edge: string;
      s3: string;
      cognito: string;
      keyValueStore: string;
      secrets: string;
      logs: string;
      ses: string;
    };
    /** Where the page renderer is built once for all publishers of integration tests: `useSharedRenderer`. */
    rendererHome: string;
    /** Path of the browser, for browser tests. */
    chromium: string;
    /** The whole shop with the sample catalog, started for browser tests. */
    shop: {
      /** Without a slash at its end. */
      url: string;
      /** Its LAPIDARY_HOME: `run/<name>.pid`, `logs/<name>.log`, the database. */
      home: string;
    };
  }
}
