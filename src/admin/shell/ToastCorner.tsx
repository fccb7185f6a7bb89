/** @jsxImportSource react */
import { Message } from '@bigcommerce/big-design';
import { useEffect, useSyncExternalStore } from 'react';
import { styled } from 'styled-components';
import type { Toast, Toasts } from './toasts.ts';

/** As long as BigCommerce's own stay. */
const shownMs = 5_000;

const Corner = styled.div`
  position: fixed;
  right: ${({ theme }) => theme.spacing.medium};
  bottom: ${({ theme }) => theme.spacing.medium};
  z-index: ${({ theme }) => theme.zIndex.fixed};
  width: min(26rem, calc(100vw - 2rem));
  display: grid;
  gap: ${({ theme }) => theme.spacing.small};
`;

/** BigDesign's own alerts have a button to close them that no screen reader can name; its messages have one that it can. */
export function ToastCorner({ toasts }: { readonly toasts: Toasts }) {
  const shown = useSyncExternalStore(toasts.watch, toasts.now);
  return (
    <Corner>
      {shown.map((toast) => (
        <OneToast key={toast.key} toast={toast} onClose={() => toasts.close(toast.key)} />
      ))}
    </Corner>
  );
}

function OneToast({ toast, onClose }: { readonly toast: Toast; readonly onClose: () => void }) {
  const isPassing = toast.type === 'success';
  useEffect(() => {
    if (!isPassing) return undefined;
    const timer = setTimeout(onClose, shownMs);
    return () => clearTimeout(timer);
  }, [isPassing]);
  return <Message type={toast.type} messages={[...toast.messages]} onClose={onClose} />;
}
