import { Chip, Group, Input } from '@mantine/core';
import { useWords } from '../i18n/i18n.ts';

type Props = {
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

export const ReasonChips = ({ reasons, value, onChange }: Props) => {
  const t = useWords();
  return (
    <Input.Wrapper label={t('piece.preview.reason')} labelElement="div">
      <Chip.Group value={value} onChange={(next) => onChange(String(next))}>
        <Group gap={6} mt={4}>
          {reasons.map((reason) => (
            <Chip key={reason.value} value={reason.value}>
              {reason.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
};
