/** @jsxImportSource react */
import { Modal, type ModalProps } from '@bigcommerce/big-design';

/** BigDesign's modal, which shows what it is to eyes alone, and so that screen readers say it too. */
export function Dialog({ children, ...props }: ModalProps) {
  const sayWhatItIs = (inside: HTMLElement | null) => {
    const dialog = inside?.closest('[aria-labelledby]');
    dialog?.setAttribute('role', 'dialog');
    dialog?.setAttribute('aria-modal', 'true');
  };
  return (
    <Modal isOpen closeOnEscKey {...props}>
      <div ref={sayWhatItIs}>{children}</div>
    </Modal>
  );
}
