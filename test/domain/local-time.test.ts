import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localClock, localDay, localDayAndClock, utcOffsetMinutesOf } from '../../domain/local-time.ts';

describe('local times', () => {
  test('a shop in the Netherlands moves its clocks, one in China does not', () => {
    expect(utcOffsetMinutesOf('Asia/Shanghai', '2026-01-15T12:00:00Z')).toBe(480);
    expect(utcOffsetMinutesOf('Asia/Shanghai', '2026-07-15T12:00:00Z')).toBe(480);
    expect(utcOffsetMinutesOf('Europe/Amsterdam', '2026-01-15T12:00:00Z')).toBe(60);
    expect(utcOffsetMinutesOf('Europe/Amsterdam', '2026-03-29T00:59:59.999Z')).toBe(60);
    expect(utcOffsetMinutesOf('Europe/Amsterdam', '2026-03-29T01:00:00Z')).toBe(120);
    expect(utcOffsetMinutesOf('America/New_York', '2026-07-15T03:00:00Z')).toBe(-240);
  });

  test('a time is told by the clock, or with its day in either language', () => {
    expect(localClock('2026-12-31T16:05:00Z', 480)).toBe('00:05');
    expect(localDay('2026-12-31T16:05:00Z', 480)).toBe('2027-01-01');
    expect(localDayAndClock('2026-12-31T16:05:00Z', 480, 'en')).toBe('1 Jan 00:05');
    expect(localDayAndClock('2026-12-31T16:05:00Z', 480, 'zh-CN')).toBe('1月1日 00:05');
  });

  test('what is no instant has no local time', () => {
    expect(localClock('tomorrow', 480)).toBeUndefined();
    expect(localDayAndClock('', 0, 'en')).toBeUndefined();
  });

  test('agrees with the calendar of the platform', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Amsterdam', 'Europe/London', 'America/St_Johns', 'UTC');
    fc.assert(
      fc.property(instants, zones, (date, timeZone) => {
        const offset = utcOffsetMinutesOf(timeZone, date.toISOString());
        const shown = new Intl.DateTimeFormat('en-GB', {
          timeZone,
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        });
        expect(localClock(date.toISOString(), offset)).toBe(shown.format(date));
      }),
    );
  });
});
