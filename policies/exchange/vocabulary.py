"""Words of local government that a general dictionary does not know."""

from __future__ import annotations

_LOCAL = """
accountably adjudicatory admin affiant aggrieved alderperson alderpersons anonymized app appointee
appointees apps appurtenant arbitrator assignee assignees attestation backdated ballot bcc bidder
bidders biennially blog blogger blogging blogs bona bylaw bylaws campaigner canvass cc cellphone charter
chatbot citywide codification codifications codified codifier codifiers codify codifying commenter
commenters commissioner commissioners committeeman compensable complainant complainants conferral
confidentially contractual councilman councilmember councilmembers councilmen councilor councilors
councilperson councilpersons councilwoman councilwomen countersign countersigned countywide courtesy
cyberbullying cybersecurity database deadname declarant defamatory depublish designee designees dinkus
disclosable docket dockets doxing doxxing easement egovernment email emailed emailing emails emancipated
enactment enactments engross engrossed enrolled et facebook facto familial fide fiduciary filer filers
firefighter firefighters flickr followers forego frivolous geolocation gmail googled grantee grantees
gratuity grievant handbook hashtag hashtags hereafter herein hereinabove hereinafter hereinbefore hereof
hereto heretofore hereunder herewith homepage honoraria honorarium html http https inbox incumbency
indemnify indemnity infographic instagram interlocal internet intranet ipso judgment justiciable laptop
licensee licensees licensor licensors linkedin listserv livestream livestreamed livestreaming lobbyist
lobbyists login logon mandamus mayoral memoranda metadata microblog microblogging militarily ministerial
muni municipalities municipality nepotism nextdoor nolo nonbinary noncompliance noncompliant
nonconforming nonexempt nonpartisan nonprofit nonprofits nonpublic nonresident nonresidents
nonsubstantive obligor offduty offline ombudsman ombudsperson onduty online onsite opcode ordain
ordained ordaining ordains ordinance ordinances paralegal parliamentarian partisan payroll pecuniary
pendency permittee permittees personnel phishing pinterest pio plaintiff podcast podcasts preempt
preempted preemption preemptive preempts prepaid prima pro promulgate promulgated proviso provisos
purview qualifier quasi quorum quorums reappoint reappointed reappointment reblog recall recodification
recodified recodify recusal recusals recuse recused recuses recusing reddit redesignate redesignated
redesignates redesignation redline redlined reenact reenacted reenacting reenactment referendum
reinstatement remediate renumber renumbered renumbering reopening repeal repealed repealer repealers
repealing repeals repost reposted reposting repostings reposts resell respondent respondents restate
restated retweet retweeted retweeting retweets rezoning roadmap rulemaking screenshot screenshots
selectboard selectman selectmen selfie severability severable signatories signatory smartphone
smartphones snapchat solicitor spokesperson spokespersons staffer staffers stakeholder stakeholders
statewide subcommittee subcommittees subdivision subparagraph subparagraphs subpart subparts subsection
subsections substantively supermajority supersede superseded supersedes superseding takedown telecommute
telecommuting teleconference telework teleworking tem texted texting thereafter therefor therein thereof
thereon thereto theretofore thereunder therewith thirdparty tiktok timesheet toolkit tort townwide
trackable tumblr tweet tweeted tweeting tweets twitter unbudgeted unclassified undersigned unenforceable
unexcused unincorporated unpaid unpublish unredacted unremunerated uploaded uploading uploads url urls
username usernames vacatur vendor vendors vice viewpoint villagewide vimeo vlog vlogs voicemail waivable
waivers ward wards watchlist webcast webinar webinars webmaster webpage webpages website websites
whatsapp whereas whereby wherefore whereupon whistleblower whistleblowers whistleblowing wifi wiki wikis
wilful willful wordpress workday workdays workgroup workplace workplaces worksession yeas youtube zoning
"""
_SHORT = """
a ad al am an as at aye be by cc co da de do dr du el et ex ft go he hr i id if ii iii in is it iv ix jr
la lb le me mr ms my nay nd no of oh ok on or oz pi pm rd re so sq sr st th to tv up us van vi vii viii
von vs we xi xii xiii xiv xv xvi xx
"""
_ABBREVIATED = """
al del den der seq sic viz
adm amt app approx appx apt art assn attn atty aug ave bd bldg blvd cf ch cir cl comm corp ct dept dist
div ed eff est etc exh feb fed ff fri gov govt hon hwy inc jan jul jun lt ltd mar mon no nos nov oct ord
para pars pg pp prof pt pub rec ref reg res resp rev sat sec secs sep sept ser stat subch subd subds
subsec sun supp tel thu thurs tit tues univ vol wed
"""
LOCAL_WORDS = frozenset(_LOCAL.split())
SHORT_WORDS = frozenset(_SHORT.split())
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
