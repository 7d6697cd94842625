/** An article that was never published. */
export const text = `SEOUL – Prime Minister Shinzo Abe of Japan visited Seoul on Sunday, his office said.

“We talked for two hours,” Abe said after the meeting.
`;
