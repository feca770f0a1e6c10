/** A block that a plan counts: "Phase 2", "этап", "阶段". */
export const BLOCK =
  /\b(?:phase|fase|stage|etapa|étape|sprint|milestone)\s*(?:[\divx]+|one|two|three|four|five|eins|zwei|drei|un[oa]|dos|tres)|этап|фаза|阶段|フェーズ|단계/i
