/**
 * Words for countries in addition to their names: their demonyms, and the cities by which news name them. Ambiguous words
 * (Korean, Georgetown) are left out.
 */
const TABLE = `
  afghanistan = Afghan | Kabul
  albania = Albanian | Tirana
  algeria = Algerian | Algiers
  angola = Angolan | Luanda
  argentina = Argentine, Argentinian, Argentinean | Buenos Aires
  armenia = Armenian | Yerevan
  australia = Australian | Canberra, Sydney, Melbourne
  austria = Austrian | Vienna
  azerbaijan = Azerbaijani, Azeri | Baku
  bahamas = Bahamian |
  bahrain = Bahraini | Manama
  bangladesh = Bangladeshi | Dhaka
  barbados = Barbadian | Bridgetown
  belarus = Belarusian | Minsk
  belgium = Belgian | Brussels
  benin = Beninese | Cotonou
  bhutan = Bhutanese | Thimphu
  bolivia = Bolivian | La Paz
  bosnia-and-herzegovina = Bosnian | Sarajevo
  botswana = Botswanan | Gaborone
  brazil = Brazilian | Brasília, Brasilia, Rio de Janeiro
  brunei = Bruneian | Bandar Seri Begawan
  bulgaria = Bulgarian | Sofia
  burkina-faso = Burkinabe | Ouagadougou
  burundi = Burundian | Bujumbura
  cambodia = Cambodian | Phnom Penh
  cameroon = Cameroonian | Yaoundé
  canada = Canadian | Ottawa, Toronto, Montreal
  chad = Chadian | N'Djamena
  chile = Chilean | Santiago
  china = Chinese | Beijing, Shanghai, Peking, Dalian, Guangzhou, Shenzhen
  colombia = Colombian | Bogotá, Bogota
  costa-rica = Costa Rican |
  cote-divoire = Ivorian | Abidjan
  croatia = Croatian | Zagreb
  cuba = Cuban | Havana
  cyprus = Cypriot | Nicosia
  czechia = Czech | Prague
  denmark = Danish | Copenhagen
  djibouti = Djiboutian |
  ecuador = Ecuadorian, Ecuadorean | Quito
  egypt = Egyptian | Cairo
  el-salvador = Salvadoran, Salvadorean | San Salvador
  eritrea = Eritrean | Asmara
  estonia = Estonian | Tallinn
  ethiopia = Ethiopian | Addis Ababa
  fiji = Fijian | Suva
  finland = Finnish | Helsinki
  france = French | Paris
  gabon = Gabonese | Libreville
  gambia = Gambian | Banjul
  georgia = Georgian | Tbilisi
  germany = German | Berlin, Hamburg, Munich
  ghana = Ghanaian | Accra
  greece = Greek | Athens
  guatemala = Guatemalan | Guatemala City
  guinea = Guinean | Conakry
  guyana = Guyanese |
  haiti = Haitian | Port-au-Prince
  honduras = Honduran | Tegucigalpa
  hungary = Hungarian | Budapest
  iceland = Icelandic | Reykjavik
  india = Indian | New Delhi, Delhi, Mumbai
  indonesia = Indonesian | Jakarta, Bali
  iran = Iranian | Tehran
  iraq = Iraqi | Baghdad
  ireland = Irish | Dublin
  israel = Israeli | Tel Aviv
  italy = Italian | Rome, Milan
  jamaica = Jamaican |
  japan = Japanese | Tokyo, Osaka, Hiroshima
  jordan = Jordanian | Amman
  kazakhstan = Kazakh, Kazakhstani | Astana, Almaty
  kenya = Kenyan | Nairobi
  kosovo = Kosovar, Kosovan | Pristina
  kuwait = Kuwaiti | Kuwait City
  kyrgyzstan = Kyrgyz | Bishkek
  laos = Lao, Laotian | Vientiane
  latvia = Latvian | Riga
  lebanon = Lebanese | Beirut
  lesotho = Basotho | Maseru
  liberia = Liberian | Monrovia
  libya = Libyan | Tripoli, Benghazi
  liechtenstein = | Vaduz
  lithuania = Lithuanian | Vilnius
  luxembourg = Luxembourgish |
  madagascar = Malagasy | Antananarivo
  malawi = Malawian | Lilongwe
  malaysia = Malaysian | Kuala Lumpur
  maldives = Maldivian |
  mali = Malian | Bamako
  malta = Maltese | Valletta
  mauritania = Mauritanian | Nouakchott
  mauritius = Mauritian | Port Louis
  mexico = Mexican | Mexico City
  moldova = Moldovan | Chișinău, Chisinau
  monaco = Monegasque |
  mongolia = Mongolian | Ulaanbaatar, Ulan Bator
  montenegro = Montenegrin | Podgorica
  morocco = Moroccan | Rabat
  mozambique = Mozambican | Maputo
  myanmar = Burmese | Naypyidaw, Yangon
  namibia = Namibian | Windhoek
  nepal = Nepalese, Nepali | Kathmandu
  netherlands = Dutch | Amsterdam, The Hague
  new-zealand = New Zealander | Wellington, Auckland
  nicaragua = Nicaraguan | Managua
  niger = Nigerien | Niamey
  nigeria = Nigerian | Abuja, Lagos
  north-korea = North Korean | Pyongyang
  north-macedonia = Macedonian | Skopje
  norway = Norwegian | Oslo
  oman = Omani | Muscat
  pakistan = Pakistani | Islamabad
  panama = Panamanian | Panama City
  papua-new-guinea = Papua New Guinean | Port Moresby
  paraguay = Paraguayan | Asunción
  peru = Peruvian | Lima
  philippines = Philippine, Filipino | Manila
  poland = Polish | Warsaw
  portugal = Portuguese | Lisbon
  qatar = Qatari | Doha
  romania = Romanian | Bucharest
  russia = Russian | Moscow, Vladivostok, Saint Petersburg, St. Petersburg, Sochi
  rwanda = Rwandan | Kigali
  samoa = Samoan | Apia
  saudi-arabia = Saudi, Saudi Arabian | Riyadh, Jeddah
  senegal = Senegalese | Dakar
  serbia = Serbian | Belgrade
  sierra-leone = Sierra Leonean | Freetown
  singapore = Singaporean |
  slovakia = Slovak | Bratislava
  slovenia = Slovenian | Ljubljana
  somalia = Somali | Mogadishu
  south-africa = South African | Pretoria, Cape Town, Johannesburg
  south-korea = South Korean | Seoul, Panmunjom
  south-sudan = South Sudanese | Juba
  spain = Spanish | Madrid, Barcelona
  sri-lanka = Sri Lankan | Colombo
  sudan = Sudanese | Khartoum
  suriname = Surinamese | Paramaribo
  sweden = Swedish | Stockholm
  switzerland = Swiss | Bern, Geneva, Davos
  syria = Syrian | Damascus
  taiwan = Taiwanese | Taipei
  tajikistan = Tajik | Dushanbe
  tanzania = Tanzanian | Dar es Salaam
  thailand = Thai | Bangkok
  togo = Togolese | Lomé
  trinidad-and-tobago = Trinidadian | Port of Spain
  tunisia = Tunisian | Tunis
  turkiye = Turkish | Ankara, Istanbul
  turkmenistan = Turkmen | Ashgabat
  uganda = Ugandan | Kampala
  ukraine = Ukrainian | Kyiv, Kiev
  united-arab-emirates = Emirati | Abu Dhabi, Dubai
  united-kingdom = British | London
  united-states = American | Washington, New York
  uruguay = Uruguayan | Montevideo
  uzbekistan = Uzbek | Tashkent
  vatican-city = | Vatican
  venezuela = Venezuelan | Caracas
  vietnam = Vietnamese | Hanoi
  yemen = Yemeni | Sanaa
  zambia = Zambian | Lusaka
  zimbabwe = Zimbabwean | Harare`;

interface CountryWords {
  /** "Chinese". */
  demonyms: readonly string[];
  /** "Beijing", the capital first. */
  cities: readonly string[];
}

/** By the slug of the country. */
export const COUNTRY_WORDS: ReadonlyMap<string, CountryWords> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [, slug, demonyms, cities] = /^\s*(\S+) =([^|]*)\|(.*)$/.exec(line)!;
      return [slug!, { demonyms: listed(demonyms!), cities: listed(cities!) }];
    }),
);

function listed(words: string): string[] {
  return words.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
}
