/** @jsxImportSource react */

import { Loaded } from '../shell/Loaded.tsx';
import type { Route } from '../shell/route.ts';
import { Conflict } from './Conflict.tsx';
import { EditRule } from './EditRule.tsx';
import { LookupsProvider } from './lookups.tsx';
import { RuleList } from './RuleList.tsx';
import { usePolicy } from './use-policy.ts';
import { Versions } from './Versions.tsx';

/** Who is asked for an ID: the rules, each of them, and what they were. */
export function RulesScreen({ route: { parts } }: { readonly route: Route }) {
  const policy = usePolicy();
  const [name, version] = parts;
  return (
    <>
      {policy.conflict && <Conflict conflict={policy.conflict} onClose={policy.forgetConflict} />}
      <Loaded reading={policy.reading}>
        {(view) => (
          <LookupsProvider rules={[...view.live.rules, ...(view.draft?.rules ?? [])]}>
            {name === undefined ? (
              <RuleList policy={policy} view={view} />
            ) : name === 'versions' ? (
              <Versions policy={policy} view={view} version={version === undefined ? undefined : Number(version)} />
            ) : (
              <EditRule key={name} policy={policy} view={view} ruleId={name} />
            )}
          </LookupsProvider>
        )}
      </Loaded>
    </>
  );
}
