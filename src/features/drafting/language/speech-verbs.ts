/** Verbs of speaking, as alternatives of a pattern, the longest first. */
export const CUES = words(`
  say says said saying tell tells told add adds added write writes wrote written tweet tweets tweeted state states stated
  continue continues continued explain explains explained argue argues argued ask asks asked note notes noted insist insists
  insisted declare declares declared announce announces announced reply replies replied respond responds responded conclude
  concludes concluded call calls called claim claims claimed warn warns warned suggest suggests suggested describe describes
  described remark remarks remarked recall recalls recalled joke joked quip quipped charge charged acknowledge acknowledges
  acknowledged admit admits admitted agree agrees agreed allege alleges alleged assert asserts asserted believe believes
  believed complain complains complained confirm confirms confirmed contend contends contended counter countered criticize
  criticized denounce denounced deny denies denied dismiss dismissed emphasize emphasized stress stressed exclaim exclaimed
  express expressed hail hailed hint hinted intone intoned lament lamented mention mentioned mock mocked observe observed point
  pointed praise praised predict predicts predicted proclaim proclaimed promise promises promised propose proposed quote quoted
  read reads reiterate reiterated remind reminded repeat repeated report reports reported retort retorted reveal revealed shout
  shouted slam slammed speak spoke testify testified think thinks thought urge urges urged vow vows vowed wonder wondered yell
  yelled post posted offer offered go goes went begin began interject interjected muse mused cite cited label labeled dub dubbed
  accuse accused blast blasted tout touted demand demanded comment comments commented brand branded characterize characterized
  scold scolded assail assailed portray portrayed refer referred concede conceded caution cautioned boast boasted`);

export const GERUNDS = words(`
  saying telling adding writing tweeting stating continuing explaining arguing asking noting insisting declaring announcing
  replying responding concluding calling claiming warning suggesting describing remarking recalling joking quipping
  acknowledging admitting alleging asserting complaining confirming contending countering criticizing denouncing emphasizing
  stressing exclaiming hinting lamenting mentioning observing predicting promising reminding repeating shouting urging vowing
  accusing labeling dubbing declaring pledging cautioning posting commenting citing demanding thinking admonishing`);

function words(list: string): string {
  return list
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
    .join('|');
}
