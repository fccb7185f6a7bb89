/** @jsxImportSource react */
import { Text } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';
import { Dialog } from './Dialog.tsx';

/** Asks before something that can't be taken back, or that others notice. `children` may ask for more, a reason say. */
export function Confirm({
  title,
  text,
  action,
  isDestructive = false,
  isRunning = false,
  isReady = true,
  onConfirm,
  onCancel,
  children,
}: {
  readonly title: string;
  readonly text?: string;
  /** What the button says that does it. */
  readonly action: string;
  readonly isDestructive?: boolean;
  readonly isRunning?: boolean;
  /** False while something is missing. */
  readonly isReady?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <Dialog
      variant="dialog"
      header={title}
      onClose={onCancel}
      actions={[
        { text: texts.shell.cancel, variant: 'subtle', onClick: onCancel },
        {
          text: action,
          onClick: onConfirm,
          isLoading: isRunning,
          disabled: !isReady,
          actionType: isDestructive ? 'destructive' : 'normal',
        },
      ]}
    >
      {text && <Text>{text}</Text>}
      {children}
    </Dialog>
  );
}
