/** @jsxImportSource react */
import { Badge, Panel } from '@bigcommerce/big-design';
import type { OverviewView } from '../../contract/schema/admin/overview.ts';
import { useAdmin } from '../shell/admin.tsx';
import { Empty } from '../shell/Empty.tsx';
import { PlainTable } from '../shell/PlainTable.tsx';
import { localeOf } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';
import { FigureList } from './Figures.tsx';

const words = texts.overview;
const variants = { well: 'success', out: 'danger', unknown: 'secondary' } as const;

interface OfView {
  readonly view: OverviewView;
}

function usePercent(): (share: number | null) => string {
  const { me } = useAdmin();
  const format = new Intl.NumberFormat(localeOf(me.locale), { style: 'percent', maximumFractionDigits: 1 });
  return (share) => (share === null ? words.none : format.format(share));
}

/** What each rule brought. */
export function ByRule({ view: { byRule } }: OfView) {
  const percent = usePercent();
  const { byRule: text, kinds } = words;
  return (
    <Panel header={text.title} description={text.text}>
      {byRule.length === 0 ? (
        <Empty {...text.empty} />
      ) : (
        <PlainTable
          label={text.title}
          columns={[
            text.rule,
            words.byDay.asked,
            text.finished,
            kinds.passed,
            kinds.failed,
            kinds.inReview,
            text.passRate,
          ]}
          rows={byRule.map(({ ruleId, name, asked, finished, passed, failed, inReview }) => ({
            key: ruleId,
            cells: [
              name,
              asked,
              finished,
              passed,
              failed,
              inReview,
              percent(finished === 0 ? null : passed / finished),
            ],
          }))}
        />
      )}
    </Panel>
  );
}

/** How those who verify do. */
export function Providers({ view: { providers } }: OfView) {
  const percent = usePercent();
  const text = words.providers;
  return (
    <Panel header={text.title}>
      {providers.length === 0 ? (
        <Empty {...text.empty} />
      ) : (
        <PlainTable
          label={text.title}
          columns={[text.name, text.state, text.errorShare]}
          rows={providers.map(({ name, label, state, errorShare }) => ({
            key: name,
            cells: [
              label,
              <Badge key="state" label={text.states[state]} variant={variants[state]} />,
              percent(errorShare),
            ],
          }))}
        />
      )}
    </Panel>
  );
}

/** How the script does that stands in the checkout. */
export function Gate({ view: { gate } }: OfView) {
  const text = words.gate;
  return (
    <Panel header={text.title}>
      <FigureList
        figures={[
          { label: text.loads, value: gate.loads },
          { label: text.blocked, value: gate.blocked },
          { label: text.unreachable, value: gate.unreachable },
          { label: text.errors, value: gate.errors },
        ]}
      />
    </Panel>
  );
}
