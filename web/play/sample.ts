/** A small plan of our own writing, with the mistakes that plans have. */
export const sample = `# Kvark: a key-value store that fits in a pocket

**Goal**: 1,500 GitHub stars in 90 days, 40 production users.

## Phase 1: Foundation (Week 1-4)

- [x] README with a benchmark that anybody can run
- [ ] Documentation site
- [ ] Publish "Why we wrote another key-value store"

**Metrics**:
- GitHub stars: 100+
- Page views: 500+/week

## Phase 2: Launch (Week 5)

- [ ] Show HN: "Kvark, 400 KB and no daemon"
- [ ] r/programming, r/rust posts
- [ ] Release notes for v1.0

## Phase 3: Growth (Week 7-12)

**Content Published** (Week 7-12):
- 6 blog posts
- 3 tutorial videos

**Metrics**:
- GitHub stars: 1,500+
- Page views: 1,000+/month

## Content Volume Summary

**Total**:
- Blog posts: 12
- Videos: 3

## Budget

- Domain and hosting: $120
- Stickers: $200
- **Total**: $400

## Risks

- **Nobody cares**: Show it to ten teams before the launch
- **A benchmark is questioned**: Everything needed to repeat it is in the repository
`
