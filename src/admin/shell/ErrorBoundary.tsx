/** @jsxImportSource react */
import { Component, type ReactNode } from 'react';
import { Failed } from './Failed.tsx';

/** Where a screen breaks, the others go on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <Failed
        failure={{ code: 'broken', requestId: null, details: {} }}
        onRetry={() => this.setState({ isBroken: false })}
      />
    );
  }
}
