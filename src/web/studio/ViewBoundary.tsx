import { Component, type ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
}

/** Keeps the page whole where a view of an answer fails, and says what failed. Give it another key to try again. */
export class ViewBoundary extends Component<Props, { readonly failure: Error | null }> {
  override state = { failure: null as Error | null };

  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    return failure ? <p className="hint">This view cannot be shown: {failure.message}</p> : this.props.children;
  }
}
