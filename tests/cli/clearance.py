"""The meeting whose drafts the tests of `review merge` edit."""

MEETING = """\
# Kept by the desk; ask before you change the order.
id: sample
kind: bilateral
title: Party A and Party B
language: en
date: 2025-04-03   # a Thursday
venue: {city: Brussels, country: BE}
issuer:
  name: "Ministry of Party\\u00a0A"
participants:
  - {party: Party A, people: [{name: Anna Able, family_name: Able}]}
  - party: JP

summary:
  - lead: Purpose
    text: >-
      The parties met to strengthen their cooperation for the safety and prosperity of both, and of the region
      around them.

sections:
  - id: security
    title: Security
    content:
      # the first point is quoted by the minister
      - lead: Deterrence
        text: The commitment remains **critical** to security in the whole region.
      - 'The parties agreed to speak of it again, and to do so soon.'
      - Nothing else was said of it.

      - A last point: none
      - 平和と安定を強く守る。

follow_ups:
  - action: Draw up a plan
    owners: [JP, Party A]
    due: 2025-07-15
  - {action: Hold a second meeting, owners: JP, due: summer 2025}
  - action: Tell the press

clearances:
  - office: Legal desk # asked on Monday
"""
MEETING = MEETING.replace("- A last point: none", '- "A last point: none"')
