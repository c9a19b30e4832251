/**
 * Runs in the page: what stands on each card that `drawAll` drew there, as data (`Measured` in `measured.ts`). Rooms that
 * are folded were opened before.
 */
window.measureAll = () => {
  const rectOf = ({ left, right, top, bottom }) => ({ left, right, top, bottom })
  const shown = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0
  const saysOf = (element) => (element.textContent ?? '').trim().slice(0, 60)
  const named = (element) => `${element.tagName.toLowerCase()}.${element.className.split(' ')[0]} “${saysOf(element)}”`
  const backgroundsOf = (element) => {
    const found = []
    for (let one = element; one !== null; one = one.parentElement) found.push(getComputedStyle(one).backgroundColor)
    return found
  }
  const textOf = (node) => {
    const button = node.parentElement.closest('button')
    const range = document.createRange()
    range.selectNodeContents(node)
    const { color, fontSize, fontWeight } = getComputedStyle(node.parentElement)
    return {
      says: node.textContent.trim().slice(0, 60),
      // What a button cuts off is not seen: there the button's own edges count.
      lines: (button === null ? [...range.getClientRects()] : [button.getBoundingClientRect()]).map(rectOf),
      colour: color,
      backgrounds: backgroundsOf(node.parentElement),
      size: Number.parseFloat(fontSize),
      weight: Number(fontWeight),
    }
  }
  const textsOf = (card) => {
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      const isChoice = node.parentElement.closest('select') !== null
      if (!isChoice && node.textContent.trim() !== '' && shown(node.parentElement)) found.push(textOf(node))
    }
    return found
  }
  /** What the renderer lets reach over the edge of what it stands in, as it does with a card that a button unfolds. */
  const bleedOf = (element) =>
    Math.max(
      0,
      ...[...element.querySelectorAll('[style*="margin"]')].map(
        ({ style }) => -Number.parseFloat(style.marginRight || '0'),
      ),
    )
  /** What a menu shows needs as much room as the text has, and an arrow. */
  const menuOf = (menu) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(menu)
    const pen = document.createElement('canvas').getContext('2d')
    pen.font = font
    const widest = [...menu.options]
      .map(({ text }) => ({ says: text, needs: pen.measureText(text).width }))
      .reduce((one, other) => (one.needs > other.needs ? one : other), { says: '', needs: 0 })
    const arrow = 20
    return {
      ...widest,
      has: menu.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - arrow,
    }
  }
  const isRow = (choice) => choice.parentElement.querySelectorAll('input').length === 1
  return [...document.querySelectorAll('.ac-adaptiveCard')]
    .filter((card) => card.parentElement.closest('.ac-adaptiveCard') === null)
    .map((card) => {
      const elements = [card, ...card.querySelectorAll('*')].filter(shown)
      const targets = [...card.querySelectorAll('button, select, textarea, input, a')].filter(shown)
      return {
        card: rectOf(card.getBoundingClientRect()),
        boxes: elements
          .filter((element) => element.clientWidth > 0 && !element.matches('select, option, input, textarea'))
          .filter(
            ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
              scrollWidth > clientWidth || scrollHeight > clientHeight,
          )
          .map((element) => ({
            what: named(element),
            hasEllipsis: getComputedStyle(element).textOverflow === 'ellipsis',
            tooWide: element.scrollWidth - element.clientWidth - bleedOf(element),
            tooHigh:
              getComputedStyle(element).overflowY === 'visible' ? 0 : element.scrollHeight - element.clientHeight,
          })),
        texts: textsOf(card),
        menus: [...card.querySelectorAll('select')].filter(shown).map(menuOf),
        targets: targets.map((target) => {
          const whole = target.matches('[type=radio], [type=checkbox]') && isRow(target) ? target.parentElement : target
          return { what: named(whole), isButton: target.matches('button'), ...rectOf(whole.getBoundingClientRect()) }
        }),
      }
    })
}

/** Opens what an `Action.ShowCard` keeps until it is pressed. */
window.unfoldAll = () => {
  for (const button of document.querySelectorAll('.ac-pushButton.expandable')) button.click()
}
