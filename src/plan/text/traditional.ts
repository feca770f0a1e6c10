/**
 * Chinese in traditional characters, as it is written in Taiwan and Hong Kong: it is read with the simplified ones that the
 * vocabularies hold, sign for sign, so that every place stays where it is; what a plan says of it is given back as it is written.
 */

/** A traditional character and its simplified one, in turn: of those that any vocabulary holds (from OpenCC, t2s). */
const PAIRS =
  '並并佈布佔占併并來来係系個个們们備备傢家傳传價价億亿優优內内兩两冊册凈净別别則则創创劃划動动務务勢势勵励區区卽即厤历參参員员問问啓启啟启單单嗎吗嗶哔噹当嚮向嚴严' +
  '國国圍围園园圖图團团埰采執执報报場场墰坛壇坛壜坛夥伙奬奖學学寀采實实審审寫写專专對对導导峯峰崗岗嵗岁師师帳帐幣币幷并廣广張张彆别彔录後后徑径從从復复徵征愛爱態态' +
  '應应戰战戶户採采擊击擔担據据攜携敎教敗败數数於于昇升時时曆历曏向書书會会朮术査查條条棧栈業业構构樂乐標标機机檔档檢检檯台欄栏權权歲岁歷历決决沖冲況况淨净測测準准' +
  '溝沟滯滞滿满潤润瀏浏為为營营爭争爲为狀状獎奖獲获獻献現现環环產产産产畫画異异畵画當当發发監监盤盘眾众確确碼码礎础禮礼種种稱称穀谷積积穫获競竞箇个節节範范簡简簽签' +
  '籤签糰团約约紅红級级組组結结絡络統统絲丝經经綫线維维綱纲網网緒绪線线編编緩缓縮缩總总織织繫系繼继續续纍累纔才罈坛罎坛羣群義义習习聞闻聯联職职脩修脫脱腳脚臉脸臺台' +
  '與与舉举舊旧萬万蒐搜蓋盖蔘参薦荐處处號号衆众術术衕同衝冲裏里補补裝装裡里製制複复覈核見见規规視视覽览觀观觸触訂订計计訊讯討讨訓训記记訪访設设註注証证評评詞词試试' +
  '話话誌志認认語语誤误說说説说誰谁課课調调請请論论講讲證证譯译議议護护讀读變变讚赞負负貢贡責责費费貼贴資资賣卖賬账賴赖贊赞趨趋蹤踪躍跃軟软載载輯辑轉转辦办迴回逕径' +
  '連连週周進进運运過过達达遲迟選选郵邮鈡钟銷销錄录錯错録录錶表鍵键鍾钟鏈链鐘钟長长開开間间閤合閱阅閲阅闆板關关陞升陣阵隊队階阶際际險险隱隐電电韆千響响頁页項项預预' +
  '領领頭头頻频題题額额願愿類类顧顾風风颱台饋馈馬马駐驻驗验驟骤體体髮发鬥斗麪面麫面麵面麼么麽么點点齣出'
const SIMPLIFIED = new Map<string, string>()
for (let i = 0; i < PAIRS.length; i += 2) SIMPLIFIED.set(PAIRS[i]!, PAIRS[i + 1]!)
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g')

/** `text` in simplified characters, of the same length; the same string where it has no traditional one. */
export const simplified = (text: string): string => text.replace(TRADITIONAL, sign => SIMPLIFIED.get(sign)!)

/**
 * Gives strings that were read from `read` back as `written` has them (two texts of one length, sign for sign). A sign that
 * stands for several there ("台" for "臺" and for itself) is looked up with the words around it, else taken as it mostly is.
 */
export function asWritten(written: string, read: string): (text: string) => string {
  const counts = new Map<string, Map<string, number>>()
  for (let i = 0; i < read.length; i++) {
    if (written[i] !== read[i]) counts.set(read[i]!, (counts.get(read[i]!) ?? new Map<string, number>()).set(written[i]!, 0))
  }
  for (let i = 0; i < read.length; i++) {
    const of = counts.get(read[i]!)
    if (of) of.set(written[i]!, (of.get(written[i]!) ?? 0) + 1)
  }
  const mostly = new Map([...counts].map(([sign, of]) => [sign, [...of].sort((a, b) => b[1] - a[1])[0]![0]]))
  return text => {
    let isSure = true
    let out = ''
    for (const sign of text) {
      out += mostly.get(sign) ?? sign
      if ((counts.get(sign)?.size ?? 1) > 1) isSure = false
    }
    if (isSure) return out
    const at = read.indexOf(text)
    return at < 0 ? out : written.slice(at, at + text.length)
  }
}
