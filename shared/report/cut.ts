/** A text of at most so many characters: a longer one ends in `…`. No character is cut in two. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = [...text.slice(0, 2 * longest)];
  if (characters.length <= longest && text.length <= 2 * longest) return text;
  return `${characters.slice(0, longest - 1).join('')}…`;
}
