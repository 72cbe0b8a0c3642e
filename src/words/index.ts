export { andWords, joinedPeer, orWords } from './andOrWords';
export {
  aloneWords,
  type Banner,
  brokenBanner,
  DOWNLOAD_BROKEN,
  EDITING_OFF,
  ignoredBanner,
  problemWords,
  refusalList,
  refusedBanner,
} from './bannerWords';
export { allowAllOffer, type Consequence, consequenceWords, LAST_PORT } from './consequenceWords';
export type { ExplainLine } from './explainLine';
export { explainRow, type RowExplanation } from './explainRow';
export { contentsWords, type KindOfObject, noPolicyWords, unreadKindsWords } from './fileWords';
export {
  addRuleLabel,
  columnWords,
  groupHeading,
  groupLabel,
  groupScope,
  isolationSwitch,
  LEGEND,
  peersInGroup,
  policyPlace,
  ruleCalled,
  ruleLabel,
  ruleMeaning,
} from './groupWords';
export { intentLabel } from './intentWords';
export { isolationWords, type PlacedWords } from './isolationWords';
export { escapeMarkdown, onOneLine } from './markdown';
export { cellName, lineName } from './matrixWords';
export { policiesMarkdown } from './policiesMarkdown';
export { policySentence } from './policySentence';
export { policyText } from './policyText';
export { entriesWords, entryBadge, entryBadges, portBadges, portsWords, type WrittenPort } from './portsWords';
export { placeText, problemMarkdown, problemText, type Severity, severityWord, type Told, toldWords } from './problemText';
export { joinWords, mergeWords, movePeerWords, separateWords, splitWords } from './rearrangeWords';
export { type RowText, rowName, rowText } from './rowText';
export { allRowWords, type RowWords, rowWords } from './rowWords';
export { addingWords, type RuleWish, ruleSentence } from './ruleSentence';
export { ruleMarkdown, ruleText } from './ruleText';
export { counted, type Segment, type Sentence, sentenceText } from './segment';
export { directionWord, stateWords, unreadIsolation } from './stateWords';
export { uncountedWords } from './uncountedWords';
