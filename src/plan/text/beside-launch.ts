/** Words that count from the launch: before it, after it. */

const BEFORE =
  /(?:before|prior to|vor(?: dem)?|antes(?: d[eo]l?)?|avant(?: le)?|до|перед)\s*(?:the\s+)?(?:launch|release|go-?live|announce\w*|start|lanzamiento|lançamento|lancement|запуск\w*|релиз\w*)?|prima del lancio|trước (?:khi )?ra mắt|lansman(?:dan)? önce(?:si)?|发布前|上线前|ローンチ前|출시 ?전|런칭 ?전/i
export const OPENS_BEFORE = new RegExp(`^\\s*(?:${BEFORE.source})`, 'i')
export const UNITS_BEFORE = new RegExp(`(?:weeks?|wochen?|semanas?|days?|tage?|months?)\\s*${BEFORE.source}`, 'i')
export const AFTER =
  /post[\s-]?(?:launch|release)|after (?:the )?(?:launch|release)|nach (?:dem )?(?:launch|release)|(?:despu[eé]s|tras) del? lanzamiento|pós[\s-]lançamento|ap(?:ó|o)s o lançamento|après (?:le )?lancement|после (?:запуска|релиза)|dopo il lancio|sau (?:khi )?ra mắt|lansman(?:dan)? sonra(?:sı)?|发布后|上线后|ローンチ後|출시 ?후|런칭 ?후/i
/** "发布前 2 周": in these languages what it is counted from stands before the number. */
export const WIDE_BEFORE = /(?:发布|上线|开源|推出|启动|ローンチ|公開|リリース|출시|런칭|론칭|공개)\s*[前전]\s*(?:的|の)?\s*$/
/** "Growth (3 months after)": what it comes after goes without saying. */
export const IS_AFTER = /^\s*(?:after(?:wards)?|danach|nachher|après|después|despues|depois|dopo|позже|sau|sonra)\s*[)）]/i
/** "런칭 2주 전", "リリース2週間前": what it is counted from stands before the number, the side behind its unit. */
export const LAUNCH_AHEAD = /(?:发布|上线|开源|推出|启动|ローンチ|公開|リリース|출시|런칭|론칭|공개)\s*$/
export const SINCE_WIDE = /^\s*(?:之?前|전)/
