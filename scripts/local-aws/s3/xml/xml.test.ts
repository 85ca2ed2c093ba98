import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { children, optionalText, readXml, requiredText, texts } from './read-xml.ts';
import { document, element } from './write-xml.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 has no way to write
const NOT_IN_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/u;

describe('documents', () => {
  it('are read as they were written, whatever their text', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !NOT_IN_XML.test(value));
    fc.assert(
      fc.property(fc.array(text), (keys) => {
        const xml = document(
          'List',
          keys.map((key) => element('Key', key)),
        );
        expect(texts(readXml(xml, 'List'), 'Key')).toEqual(keys);
      }),
    );
  });

  it('may be indented and have namespaces', () => {
    const xml =
      '<?xml version="1.0"?>\n<s:List xmlns:s="x">\n  <s:Item><s:Key> a </s:Key></s:Item>\n  <s:Item/>\n</s:List>\n';
    const items = children(readXml(xml, 'List'), 'Item');
    expect(items.map((item) => optionalText(item, 'Key'))).toEqual([' a ', undefined]);
  });

  it.each(['', 'text', '<List>', '<List></Lost>', '<Other/>', '<List>&#1;</List>', '<List>&#x1F;</List>'])(
    'that are "%s" are refused',
    (xml) => {
      expect(() => readXml(xml, 'List')).toThrow(expect.objectContaining({ code: 'MalformedXML' }));
    },
  );

  it('without what is needed are refused', () => {
    const list = readXml('<List><Key><Nested/></Key></List>', 'List');
    expect(() => requiredText(list, 'Missing')).toThrow('<Missing> is missing');
    expect(() => requiredText(list, 'Key')).toThrow('<Key> must hold text');
  });
});
