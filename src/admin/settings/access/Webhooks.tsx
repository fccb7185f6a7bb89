/** @jsxImportSource react */
import { Button, Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import type { z } from 'zod';
import { type createdEndpointSchema, webhooksSchema } from '../../../contract/schema/admin/webhooks.ts';
import type { Endpoint } from '../../../contract/schema/webhook.ts';
import { useMay } from '../../shell/admin.tsx';
import { Dialog } from '../../shell/Dialog.tsx';
import { Empty } from '../../shell/Empty.tsx';
import { Loaded } from '../../shell/Loaded.tsx';
import { useRead } from '../../shell/use-read.ts';
import { texts as all } from '../../texts/texts.ts';
import { CopyField } from '../form/CopyField.tsx';
import { EndpointForm } from './EndpointForm.tsx';
import { EndpointRow } from './EndpointRow.tsx';
import { NeedsRole } from './NeedsRole.tsx';

const texts = all.access.webhooks;

/** The merchant's addresses that are told what happens. */
export function Webhooks() {
  const isOwner = useMay('owner');
  const reading = useRead(webhooksSchema, useMay('reviewer') ? '/webhooks' : null);
  const [edited, setEdited] = useState<Endpoint | 'new' | null>(null);
  const [added, setAdded] = useState<z.infer<typeof createdEndpointSchema> | null>(null);
  return (
    <Panel header={texts.header} description={texts.description}>
      <NeedsRole least="reviewer">
        {isOwner && (
          <Button variant="secondary" marginBottom="medium" onClick={() => setEdited('new')}>
            {texts.add}
          </Button>
        )}
        <Loaded reading={reading}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={texts.none.title} text={texts.none.text} />
            ) : (
              items.map((endpoint) => (
                <EndpointRow
                  key={endpoint.endpointId}
                  endpoint={endpoint}
                  onChange={() => setEdited(endpoint)}
                  onChanged={reading.reload}
                />
              ))
            )
          }
        </Loaded>
      </NeedsRole>
      {edited && (
        <EndpointForm
          endpoint={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={(created) => {
            setEdited(null);
            setAdded(created);
            reading.reload();
          }}
        />
      )}
      {added && (
        // Closed by its button alone: what is lost here is lost.
        <Dialog
          closeOnEscKey={false}
          variant="dialog"
          header={texts.added}
          actions={[{ text: texts.done, onClick: () => setAdded(null) }]}
        >
          <Text>{texts.secretText}</Text>
          <CopyField label={texts.secret} value={added.secret} />
        </Dialog>
      )}
    </Panel>
  );
}
