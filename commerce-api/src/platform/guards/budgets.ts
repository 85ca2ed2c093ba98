/** How many requests of a kind one client may make, and where that is counted. */
export interface Budget {
  name: string;
  methods: readonly string[];
  path: RegExp;
  /** Requests within `seconds`, from one network and of one account each. */
  requests: number;
  seconds: number;
  /**
   * `shared`: in the database, for what somebody may try to guess. `process`: in memory, by each node for itself, for
   * what only has to be kept from flooding; it costs no statement.
   */
  counted: 'shared' | 'process';
}

const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];
const MINUTE = 60;

/** The first that fits counts. Reads have no budget: they are cached or cheap, and the firewall is in front. */
export const BUDGETS: readonly Budget[] = [
  {
    name: 'session',
    methods: WRITES,
    path: /^\/api\/session(\/|$)/,
    requests: 120,
    seconds: MINUTE,
    counted: 'shared',
  },
  {
    name: 'lookup',
    methods: WRITES,
    path: /^\/api\/orders\/lookup$/,
    requests: 30,
    seconds: 5 * MINUTE,
    counted: 'shared',
  },
  {
    // Tells whether a promotion code is good.
    name: 'quote',
    methods: WRITES,
    path: /^\/api\/checkout\/quote$/,
    requests: 90,
    seconds: MINUTE,
    counted: 'shared',
  },
  {
    name: 'upload',
    methods: WRITES,
    path: /^\/api\/admin\/uploads(\/|$)/,
    requests: 600,
    seconds: 10 * MINUTE,
    counted: 'shared',
  },
  {
    name: 'admin',
    methods: WRITES,
    path: /^\/api\/admin\//,
    requests: 1_200,
    seconds: MINUTE,
    counted: 'process',
  },
  {
    name: 'checkout',
    methods: WRITES,
    path: /^\/api\/checkout(\/|$)/,
    requests: 60,
    seconds: MINUTE,
    counted: 'process',
  },
  {
    name: 'bag',
    methods: WRITES,
    path: /^\/api\/bag(\/|$)/,
    requests: 300,
    seconds: MINUTE,
    counted: 'process',
  },
  { name: 'other', methods: WRITES, path: /^\/api\//, requests: 300, seconds: MINUTE, counted: 'process' },
];

/** The budget that a request draws on. */
export const budgetOf = (method: string, path: string): Budget | undefined =>
  BUDGETS.find((budget) => budget.methods.includes(method) && budget.path.test(path));
