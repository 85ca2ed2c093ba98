import { useCallback } from 'react';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { $lowStock } from '../stock/low-stock.client.ts';
import { useLoad } from '../use-load.ts';
import { AttentionPanel } from './AttentionPanel.tsx';
import { getOverview } from './home-api.client.ts';
import { PlannedPanel } from './PlannedPanel.tsx';
import { PublishTimesPanel } from './PublishTimesPanel.tsx';
import { SalesPanel } from './SalesPanel.tsx';

/** What needs attention, and how the shop does. */
export function HomeScreen() {
  const overview = useLoad(useCallback(() => getOverview($lowStock.get()), []));
  return (
    <>
      <ScreenHeading title="Home" />
      <LoadedPart loaded={overview} of="the overview">
        {(value) => (
          <div className="admin-home">
            <AttentionPanel overview={value} />
            <PlannedPanel overview={value} />
            {value.sales && <SalesPanel sales={value.sales} />}
            <PublishTimesPanel publishing={value.publishing} />
          </div>
        )}
      </LoadedPart>
    </>
  );
}
