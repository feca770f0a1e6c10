export class Steps {
  run(total) {
    total += step(0, total)
    total += step(1, total)
    total += step(2, total)
    total += step(3, total)
    total += step(4, total)
    total += step(5, total)
    total += step(6, total)
    total += step(7, total)
    return total
  }
}
export const text = "{ not a block {"
