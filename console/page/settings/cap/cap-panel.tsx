import { TextInput } from '@mantine/core';
import { fromDecimal, toDecimal } from '../../../../domain/money.ts';
import type { Role } from '../../../api/session.ts';
import { useDraft } from '../../../hook/use-draft.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { moneyText } from '../../../piece/money.tsx';
import { SidePanel } from '../../../piece/side-panel.tsx';
import { ActForm } from '../act-form.tsx';
import { type Cap, idOf, setCap } from './cap.ts';

type Props = { readonly cap: Cap; readonly onClose: () => void };

/** One limit: what it is, and what it shall be. */
export const CapPanel = ({ cap, onClose }: Props) => {
  const t = useWords();
  const text = useCodeText();
  const { role, action, currency, max } = cap;
  const typed = useDraft(`cap/${idOf(cap)}/${max}`, toDecimal(max, currency));
  const amount = fromDecimal(typed.value.trim(), currency);
  const isAmount = amount !== undefined && amount >= 0;
  const title = t('settingsRule.caps.change', {
    role: t(`shell.role.${role as Role}`),
    action: text('action', action),
  });
  const reasons = (['trust', 'costs', 'trial'] as const).map((each) => ({
    value: each,
    label: t(`settingsRule.caps.reasons.${each}`),
  }));
  const close = (): void => {
    typed.forget();
    onClose();
  };
  return (
    <SidePanel title={title} label={title} onClose={onClose}>
      <ActForm
        draftKey={`cap/${idOf(cap)}`}
        under="authority-caps"
        act={t('settingsRule.caps.apply')}
        undo={t('settingsRule.caps.undo')}
        reasons={reasons}
        isReady={isAmount && amount !== max}
        effects={[
          {
            what: t('settingsRule.caps.effect'),
            before: moneyText({ amount: max, currency }),
            after: isAmount ? moneyText({ amount, currency }) : '',
          },
        ]}
        send={(reason) => setCap(cap, amount ?? max, reason)}
        onDone={close}
        onCancel={close}
      >
        <TextInput
          label={t('settingsRule.caps.field')}
          inputMode="decimal"
          leftSection={<span style={{ fontSize: 12 }}>{currency}</span>}
          leftSectionWidth={44}
          value={typed.value}
          error={isAmount ? undefined : t('piece.fault.invalid_format')}
          onChange={(event) => typed.write(event.target.value)}
        />
      </ActForm>
    </SidePanel>
  );
};
