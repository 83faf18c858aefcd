import type { ReactNode } from 'react';

interface FieldProps {
  label: string;
  problem?: string;
  children: ReactNode;
}

/** A labelled control of a form, with what is wrong with it. */
export function Field({ label, problem, children }: FieldProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      {children}
      {problem && <span role="alert">{problem}</span>}
    </label>
  );
}
