import path from 'node:path';

export interface Page {
  /** Path of the page, relative to the repository like all paths here. */
  page: string;
  text: string;
  /** Every file of the repository. */
  files: readonly string[];
  /** The root package.json's scripts. */
  commands: Record<string, string>;
}

export interface DeadReference {
  page: string;
  /** From 1. */
  line: number;
  reference: string;
  reason: string;
}

const fence = /^\s*(```|~~~)/;
const link = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;
const inlineCode = /`([^`]+)`/g;
const npmCommand = /\bnpm (?:run (?:-\S+ )*([\w:-]+)|(start|test)\b)/g;
const looksLikePath = /^(\.{1,2}\/)?[\w.@-]+(\/[\w.@-]+)*\/?$/;
const hasExtension = /\.[a-z]+$/;
// Made when things run, so not in the repository.
const madeLater = /^(node_modules|dist|\.local|\.turbo|\.astro)(\/|$)|\/(node_modules|dist)(\/|$)/;

/**
 * Finds what a page mentions and the repository does not have: targets of links, paths in `inline code`, and npm
 * commands wherever they stand. Fenced blocks are searched for commands only: they hold trees, output and examples.
 */
export function findDeadReferences({ page, text, files, commands }: Page): DeadReference[] {
  const repository = new Repository(files);
  const dead: DeadReference[] = [];
  let fenced = false;

  text.split('\n').forEach((content, index) => {
    const complain = (reference: string, reason: string) =>
      dead.push({ page, line: index + 1, reference, reason });

    for (const [, named, builtIn] of content.matchAll(npmCommand)) {
      const command = named ?? builtIn ?? '';
      if (!Object.hasOwn(commands, command)) complain(`npm run ${command}`, 'is not in package.json');
    }
    if (fence.test(content)) {
      fenced = !fenced;
      return;
    }
    if (fenced) return;
    for (const [, target = ''] of content.matchAll(link)) {
      const file = target.replace(/#.*$/, '');
      if (file && !/^[a-z]+:/.test(file) && !repository.has(page, decodeURI(file), 'link')) {
        complain(target, 'does not exist');
      }
    }
    for (const [, code = ''] of content.matchAll(inlineCode)) {
      for (const reference of withBracesExpanded(code)) {
        if (repository.isAbout(reference) && !repository.has(page, reference, 'prose')) {
          complain(reference, 'does not exist');
        }
      }
    }
  });
  return dead;
}

/** `scripts/{publish,deploy}` → both; anything without braces → itself. */
function withBracesExpanded(text: string): string[] {
  const braces = /^(.*?)\{([^{}]+)\}(.*)$/.exec(text);
  if (!braces) return [text];
  const [, before = '', middle = '', after = ''] = braces;
  return middle.split(',').flatMap((each) => withBracesExpanded(before + each.trim() + after));
}

class Repository {
  readonly #paths = new Set<string>();
  readonly #topLevel = new Set<string>();

  constructor(files: readonly string[]) {
    for (const file of files) {
      this.#topLevel.add(file.split('/')[0] ?? '');
      // Each file also stands for the folders above it.
      for (let each = file; each !== '.'; each = path.dirname(each)) this.#paths.add(each);
    }
  }

  /** Whether a piece of inline code means a place in this repository, and not a URL path, a type or a value. */
  isAbout(code: string): boolean {
    if (!looksLikePath.test(code) || madeLater.test(code)) return false;
    if (code.startsWith('./') || this.#topLevel.has(code.split('/')[0] ?? '')) return code.includes('/');
    return code.includes('/') && !code.startsWith('../') && hasExtension.test(code);
  }

  /**
   * A link starts at its page. Prose may also start at the root, and may leave out the beginning of a file's path
   * (`bag/routes.ts`). What lies outside the repository is not ours to judge.
   */
  has(page: string, reference: string, kind: 'link' | 'prose'): boolean {
    const bare = reference.replace(/\/$/, '');
    const fromPage = path.normalize(path.join(path.dirname(page), bare));
    if (fromPage.startsWith('..')) return true;
    if (fromPage === '.' || this.#paths.has(fromPage)) return true;
    if (kind === 'link') return false;
    const fromRoot = path.normalize(bare);
    return this.#paths.has(fromRoot) || (hasExtension.test(bare) && this.#endsLike(bare));
  }

  #endsLike(ending: string): boolean {
    for (const each of this.#paths) if (each.endsWith(`/${ending}`)) return true;
    return false;
  }
}
