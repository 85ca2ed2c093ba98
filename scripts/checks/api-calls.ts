import ts from 'typescript';

/** A call of the API in a page's script. */
export interface ApiCall {
  line: number;
  method: string;
  /** `{}` stands for what is put in when it is called; without its query. */
  path: string;
  /** The type that the answer is taken for, as written. */
  answer: string;
}

/** Functions of the storefront that call the API, and where method, path and the answer's type stand in a call of them. */
const CALLERS: Record<string, { method: number | 'GET'; path: number }> = {
  request: { method: 0, path: 1 },
  requestSignedIn: { method: 0, path: 1 },
  useFetched: { method: 'GET', path: 0 },
  fetch: { method: 'GET', path: 0 },
};

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

type Callable = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;
const isCallable = (node: ts.Node): node is Callable =>
  ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node);

function nameOf(callable: Callable): string | undefined {
  if (callable.name) return callable.name.text;
  const { parent } = callable;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

const isCallOf = (node: ts.Node, name: string | undefined): node is ts.CallExpression =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;

/** Reads expressions of one file without running them. */
class Reader {
  readonly nodes: ts.Node[];

  constructor(file: ts.SourceFile) {
    this.nodes = [...nodesOf(file)];
  }

  /** Every text that an expression can be, as far as this file tells; `{}` for what it does not. */
  texts(expression: ts.Expression): string[] {
    if (ts.isStringLiteralLike(expression)) return [expression.text];
    if (ts.isConditionalExpression(expression)) {
      return [...this.texts(expression.whenTrue), ...this.texts(expression.whenFalse)];
    }
    if (ts.isTemplateExpression(expression)) {
      return expression.templateSpans.reduce(
        (heads, span) =>
          heads.flatMap((head) => this.texts(span.expression).map((text) => head + text + span.literal.text)),
        [expression.head.text],
      );
    }
    if (ts.isCallExpression(expression) && ts.isIdentifier(expression.expression)) {
      return this.#returned(expression.expression.text);
    }
    return ts.isIdentifier(expression) ? this.#named(expression) : ['{}'];
  }

  #returned(name: string): string[] {
    const callable = this.nodes.filter(isCallable).find((node) => nameOf(node) === name);
    const body = callable && ts.isArrowFunction(callable) ? callable.body : undefined;
    return body && !ts.isBlock(body) && !ts.isConditionalExpression(body) ? this.texts(body) : ['{}'];
  }

  #named(identifier: ts.Identifier): string[] {
    for (let scope: ts.Node = identifier; scope.parent; scope = scope.parent) {
      if (!isCallable(scope)) continue;
      const at = scope.parameters.findIndex(({ name }) => name.getText() === identifier.text);
      if (at < 0) continue;
      const name = nameOf(scope);
      const given = this.nodes.flatMap((node) => (isCallOf(node, name) ? (node.arguments[at] ?? []) : []));
      return given.length > 0 ? given.flatMap((argument) => this.texts(argument)) : ['{}'];
    }
    const declared = this.nodes
      .filter(ts.isVariableDeclaration)
      .find(({ name, initializer }) => initializer && name.getText() === identifier.text);
    return declared?.initializer ? this.texts(declared.initializer) : ['{}'];
  }
}

/** `{}` that does not begin a segment is a query. */
const withoutQuery = (path: string): string => path.replace(/\?.*$/, '').replace(/([^/])\{\}.*$/, '$1');

/**
 * The calls of the API that a file of the storefront makes. A function that only hands on a method or a path is no
 * call: those who use it are.
 */
export function apiCallsIn(fileName: string, text: string): ApiCall[] {
  const kind = fileName.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true, kind);
  const reader = new Reader(file);
  return reader.nodes.flatMap((node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return [];
    const caller = CALLERS[node.expression.text];
    const path = caller && node.arguments[caller.path];
    if (!path) return [];
    const methods =
      caller.method === 'GET' ? ['GET'] : reader.texts(node.arguments[caller.method] as ts.Expression);
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const answer = node.typeArguments?.[0]?.getText() ?? 'Response';
    return reader
      .texts(path)
      .filter((one) => one.startsWith('/api/'))
      .flatMap((one) => methods.map((method) => ({ line, method, path: withoutQuery(one), answer })));
  });
}
