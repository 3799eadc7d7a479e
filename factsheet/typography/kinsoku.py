"""What begins and what ends no line of Japanese or Chinese: JIS X 4051 5.2, with the units around numbers."""

# Closing marks, commas, full stops, middle dots, small kana, iteration marks, units behind numbers.
NOT_FIRST = (
    "、。，．､｡・･·•：；:;,.？！?!‼⁇⁈⁉）」』】〕］｝〉》〗〙〛｠｣〟’”»›)]}ー〜～゠–—-ゝゞヽヾ々〻゛゜ﾞﾟｰ…‥%％‰℃°′″￠¢"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
)
# Opening marks, and units before numbers.
NOT_LAST = "（「『【〔［｛〈《〖〘〚｟｢〝‘“«‹([{￥￡＄¥£$€₩№"
