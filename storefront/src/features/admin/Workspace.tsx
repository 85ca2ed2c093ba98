import { useStore } from '@nanostores/react';
import { useCallback, useEffect } from 'react';
import { AdminHeader } from './AdminHeader.tsx';
import { $blockedLeave, $unsaved, answerBlockedLeave, startNavigation } from './admin-navigation.client.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { Help } from './desk/Help.tsx';
import { Failure } from './Failure.tsx';
import { Screen } from './Screen.tsx';
import { StatusLine } from './StatusLine.tsx';
import { getStore } from './settings/settings-api.client.ts';
import { StoreContext } from './store-context.ts';
import { useLoad } from './use-load.ts';

/** Header, the screen of the address, and what all screens share: the status line and the question before leaving. */
export function Workspace() {
  const settings = useLoad(useCallback(() => getStore(), []));
  const blocked = useStore($blockedLeave);
  const unsaved = useStore($unsaved);
  useEffect(startNavigation, []);

  return (
    <>
      <AdminHeader />
      <main className="wrap admin-main" id="main">
        {settings.state === 'loading' && <p role="status">Opening the desk…</p>}
        {settings.state === 'failed' && <Failure words={settings.failure} again={settings.again} />}
        {settings.state === 'ready' && (
          <StoreContext value={settings.value.settings}>
            <Screen />
          </StoreContext>
        )}
      </main>
      <StatusLine />
      <Help />
      {blocked !== null && (
        <ConfirmDialog
          title="Leave without saving?"
          confirm="Leave"
          cancel="Stay"
          onAnswer={answerBlockedLeave}
        >
          {unsaved}
        </ConfirmDialog>
      )}
    </>
  );
}
