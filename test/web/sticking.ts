/** Text that comes closer to the edge of its card than two pixels, or stands over it. Runs in the page. */
export function stickingOut(): string[] {
  const found: string[] = []
  for (const card of document.querySelectorAll('.card')) {
    const edge = card.getBoundingClientRect().right
    for (const each of card.querySelectorAll<HTMLElement>('*')) {
      const box = each.getBoundingClientRect()
      if (box.width < 2 || box.height < 2 || each.children.length > 0 || each.textContent.trim() === '') continue
      const right = box.right - Number.parseFloat(getComputedStyle(each).paddingRight)
      if (right > edge - 3 && !isCut(each, card)) found.push(`"${each.textContent.trim().slice(0, 30)}" ${Math.round(right - edge)} px`)
    }
  }
  return found

  /** Inside something that scrolls, or laid out by itself. */
  function isCut(each: Element, card: Element): boolean {
    for (let at: Element | null = each; at !== null && at !== card; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.overflowX !== 'visible' || style.position === 'absolute' || style.clipPath !== 'none') return true
    }
    return false
  }
}
