/** One message of a stream of server-sent events. */
export interface ServerSentEvent {
  /** `message` when the stream names none. */
  event: string;
  data: string;
  id: string;
}

function parseMessage(lines: readonly string[]): ServerSentEvent | null {
  const fields = { event: 'message', id: '' };
  const data: string[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') data.push(value);
    else if (name === 'event' || name === 'id') fields[name] = value;
  }
  return data.length === 0 ? null : { ...fields, data: data.join('\n') };
}

/**
 * Reads server-sent events (HTML standard, 9.2) from pieces of text that are cut anywhere. Comments come out as null:
 * a sign that the other end is alive. A message that breaks off is dropped.
 */
export function createEventParser(): (piece: string) => (ServerSentEvent | null)[] {
  let rest = '';
  let lines: string[] = [];
  return (piece) => {
    const messages: (ServerSentEvent | null)[] = [];
    const complete = (rest + piece).split('\n');
    rest = complete.pop()!;
    for (const line of complete.map((text) => text.replace(/\r$/, ''))) {
      if (line !== '') lines.push(line);
      else {
        messages.push(parseMessage(lines));
        lines = [];
      }
    }
    return messages;
  };
}
