/** @jsxImportSource react */
import { Modal, type ModalProps } from '@bigcommerce/big-design';

/** BigDesign's modal, which is named inside alone, and so that screen readers say its name too. */
export function Dialog({ children, ...props }: ModalProps) {
  const nameIt = (inside: HTMLElement | null) => {
    const name = inside?.closest('[aria-labelledby]')?.getAttribute('aria-labelledby');
    if (name) inside?.closest('[role="dialog"]')?.setAttribute('aria-labelledby', name);
  };
  return (
    <Modal isOpen closeOnEscKey {...props}>
      <div ref={nameIt}>{children}</div>
    </Modal>
  );
}
