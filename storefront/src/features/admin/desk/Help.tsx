import { useStore } from '@nanostores/react';
import { useEffect } from 'react';
import { Dialog } from '../Dialog.tsx';
import { $help, $singleKeys, startShortcuts } from './shortcuts.client.ts';

const SHORTCUTS: readonly (readonly [keys: string, does: string])[] = [
  ['/', 'Go to the search of the screen'],
  ['?', 'Show this help'],
  ['Ctrl S or ⌘ S', 'Save what is being edited'],
  ['Esc', 'Close a dialog, leave everything as it is'],
];

const close = () => $help.set(false);

/** The keys of the desk, explained when asked for. */
export function Help() {
  const open = useStore($help);
  const singleKeys = useStore($singleKeys);
  useEffect(startShortcuts, []);
  if (!open) return null;
  return (
    <Dialog title="Keyboard shortcuts" onClose={close}>
      <dl className="admin-keys">
        {SHORTCUTS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="admin-check">
        <input
          type="checkbox"
          checked={singleKeys === 'on'}
          onChange={(event) => $singleKeys.set(event.target.checked ? 'on' : 'off')}
        />
        Shortcuts of a single key, / and ?, count
      </label>
      <div className="admin-actions">
        <button type="button" className="button" onClick={close}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
