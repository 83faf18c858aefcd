/** What the user has chosen to see. */
interface FilterState {
  readonly severities: readonly string[];
  readonly rule: string;
  readonly text: string;
  readonly onlyNew: boolean;
}

function isState(value: unknown): value is FilterState {
  return typeof value === 'object' && value !== null && 'severities' in value && Array.isArray(value.severities);
}

interface Row {
  readonly element: HTMLElement;
  readonly words: string;
}

/** The filters above the findings. */
export class Filters {
  readonly #form: HTMLFormElement;
  readonly #shown = document.querySelector<HTMLElement>('#shown');
  readonly #files: readonly { readonly element: HTMLDetailsElement; readonly rows: readonly Row[] }[];
  #listener: ((state: FilterState) => void) | undefined;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#files = [...document.querySelectorAll<HTMLDetailsElement>('details.file')].map((element) => {
      const file = element.querySelector('summary')?.textContent ?? '';
      const rows = [...element.querySelectorAll<HTMLElement>('.finding')].map((row) => ({
        element: row,
        words: `${file} ${row.dataset['words'] ?? ''} ${row.querySelector('p')?.textContent ?? ''}`.toLowerCase(),
      }));
      return { element, rows };
    });
    form.hidden = false;
    form.addEventListener('input', () => {
      this.#apply();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    form.addEventListener('reset', () => {
      // The fields have their values only after the event.
      setTimeout(() => {
        this.#apply();
      });
    });
  }

  onChange(listener: (state: FilterState) => void): void {
    this.#listener = listener;
  }

  /** Sets the filters as they were; anything else than a state leaves them as they are. */
  restore(state: unknown): void {
    if (isState(state)) {
      for (const box of this.#boxes('severity')) box.checked = state.severities.includes(box.value);
      for (const field of this.#form.querySelectorAll<HTMLSelectElement | HTMLInputElement>('[name=rule],[name=text]'))
        field.value = field.name === 'rule' ? state.rule : state.text;
      for (const box of this.#boxes('new')) box.checked = state.onlyNew;
    }
    this.#apply();
  }

  /** In the language of the page. */
  #shownText(shown: number, all: number): string {
    const text = this.#shown?.dataset['shown'] ?? '';
    return text.replace('{shown}', String(shown)).replace('{all}', String(all));
  }

  #boxes(name: string): NodeListOf<HTMLInputElement> {
    return this.#form.querySelectorAll<HTMLInputElement>(`input[name=${name}]`);
  }

  #state(): FilterState {
    const data = new FormData(this.#form);
    const text = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    return {
      severities: data.getAll('severity').filter((value) => typeof value === 'string'),
      rule: text('rule'),
      text: text('text'),
      onlyNew: data.has('new'),
    };
  }

  #apply(): void {
    const state = this.#state();
    const words = state.text.toLowerCase().trim().split(/\s+/);
    let all = 0;
    let shown = 0;
    for (const { element: file, rows } of this.#files) {
      let own = 0;
      for (const { element, words: text } of rows) {
        const { severity = '', rule, new: isNew } = element.dataset;
        const fits =
          state.severities.includes(severity) &&
          (state.rule === '' || rule === state.rule) &&
          (!state.onlyNew || isNew === 'yes') &&
          words.every((word) => text.includes(word));
        element.hidden = !fits;
        if (fits) own++;
      }
      file.hidden = own === 0;
      all += rows.length;
      shown += own;
    }
    if (this.#shown !== null) this.#shown.textContent = shown === all ? '' : this.#shownText(shown, all);
    this.#listener?.(state);
  }
}
