import { Button, Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';

type Props = {
  readonly label: string;
  /** What is read only once somebody asks. */
  readonly children: (isOpen: boolean) => ReactNode;
};

/** A number or a choice that explains itself when it is asked. */
export const Why = ({ label, children }: Props) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={420} position="left-start" withArrow>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconInfoCircle size={14} />}
          onClick={() => setOpen(!isOpen)}
          style={{ alignSelf: 'flex-start' }}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} style={{ maxHeight: '70vh', overflow: 'auto' }}>
        {children(isOpen)}
      </Popover.Dropdown>
    </Popover>
  );
};
