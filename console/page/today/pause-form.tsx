import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useDirectory, useWarehouseName } from '../../api/directory.ts';
import { type NewPause, type Pause, type PauseKind, useStartPause } from '../../api/pauses.ts';
import { useDraft } from '../../hook/use-draft.ts';
import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { KeyCaps } from '../../keys/key-caps.tsx';
import { useKey } from '../../keys/use-key.ts';
import { problemTexts } from '../../piece/problem-text.ts';
import { ReasonChips } from '../../piece/reason-chips.tsx';
import css from './today.module.css';

type Props = { readonly kind: PauseKind; readonly on: readonly Pause[]; readonly onDone: () => void };

const REASONS = {
  intake: ['overload', 'stock_count', 'change', 'trouble'],
  warehouse: ['power', 'stock_count', 'staff', 'weather'],
  carrier: ['slow', 'strike', 'weather', 'errors'],
  messages: ['wrong_text', 'provider', 'trouble'],
} as const satisfies Readonly<Record<PauseKind, readonly string[]>>;

/** What can be paused of this kind and is not yet; undefined for what is one thing. */
const useTargets = (kind: PauseKind, on: readonly Pause[]) => {
  const text = useCodeText();
  const warehouse = useWarehouseName();
  const { warehouses, carriers } = useDirectory();
  const isFree = (id: string): boolean => on.every(({ target }) => target !== id);
  if (kind === 'warehouse')
    return warehouses.filter(({ id }) => isFree(id)).map(({ id }) => ({ value: id, label: warehouse(id) }));
  if (kind === 'carrier') return carriers.filter(isFree).map((id) => ({ value: id, label: text('carrier', id) }));
  return undefined;
};

const asked = (kind: PauseKind, target: string, reason: string): NewPause =>
  kind === 'warehouse' || kind === 'carrier' ? { kind, target, reason } : { kind, reason };

const EMPTY = { chip: '', text: '' };

/** The chosen words and those that were written, as everybody will read them. */
const useReason = (kind: PauseKind) => {
  const t = useWords();
  const { value, write, forget } = useDraft(`pause/${kind}`, EMPTY);
  const reasons = REASONS[kind].map((code) => ({ value: code, label: t(`today.pause.reason.${code}`) }));
  const chosen = reasons.find((reason) => reason.value === value.chip)?.label;
  const words = [chosen, value.text.trim()].filter((part) => part !== undefined && part !== '').join(': ');
  return { reasons, value, write, forget, words: words.slice(0, 200) };
};

/** What will stop, what goes on, and why. */
export const PauseForm = ({ kind, on, onDone }: Props) => {
  const t = useWords();
  const start = useStartPause();
  const targets = useTargets(kind, on);
  const [target, setTarget] = useState<string | null>(null);
  const { reasons, value, write, forget, words } = useReason(kind);
  const isReady = words !== '' && (targets === undefined || target !== null) && !start.isPending;
  const go = async (): Promise<void> => {
    if (!isReady) return;
    await start.mutateAsync(asked(kind, target ?? '', words));
    forget();
    onDone();
  };
  const submit = (): void => void go().catch(() => undefined);
  useKey('submit', submit);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <p className={css.plain}>{t(`today.pause.effect.${kind}`)}</p>
        {targets === undefined ? null : (
          <Select
            label={t(`today.pause.target.${kind === 'carrier' ? 'carrier' : 'warehouse'}`)}
            data={targets}
            value={target}
            onChange={setTarget}
            renderOption={({ option }) => <span data-data>{option.label}</span>}
            data-data
          />
        )}
        <ReasonChips reasons={reasons} value={value.chip} onChange={(chip) => write({ ...value, chip })} />
        <Textarea
          label={t('piece.preview.reasonMore')}
          description={t('today.pause.everybody')}
          maxLength={160}
          value={value.text}
          onChange={(event) => write({ ...value, text: event.target.value })}
        />
        {start.error === null ? null : (
          <p className={css.error} role="alert">
            {problemTexts(start.error, t).join(' ')} {t('piece.error.notDone')}
          </p>
        )}
        <Group justify="flex-end">
          <Button onClick={onDone}>{t('piece.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={!isReady}
            loading={start.isPending}
            rightSection={<KeyCaps of="submit" />}
          >
            {t(`today.pause.ask.${kind}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
