#!/usr/bin/env bash
# Walks through every panel of the installed command in tmux, at 80x24 and 200x50, and leaves its screens as text files.
# Usage: tests/tour.sh [PATH …]   (without a path: the sample)
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
out=${TOUR_SCREENS:-$root/tour-screens}
command=${PEACE_TUI:-$root/.venv/bin/peace-tui}
socket=peace-tui-tour-$$
command -v tmux >/dev/null || { echo "the tour needs tmux" >&2; exit 1; }
mkdir -p "$out"
trap 'tmux -L "$socket" kill-server 2>/dev/null || true' EXIT

wait_for() { # a text on the screen; gives up after 60 seconds
    for _ in $(seq 300); do
        tmux -L "$socket" capture-pane -p -t tour | grep -qF -- "$1" && return
        sleep 0.2
    done
    echo "no \"$1\" on the screen:" >&2
    tmux -L "$socket" capture-pane -p -t tour >&2
    exit 1
}

settled() { # wait until the screen has been the same three times running
    local before="" now same=0
    while [ "$same" -lt 3 ]; do
        now=$(tmux -L "$socket" capture-pane -p -t tour)
        if [ "$now" = "$before" ]; then same=$((same + 1)); else same=0; fi
        before=$now
        sleep 0.1
    done
}

shot() { # name
    settled
    tmux -L "$socket" capture-pane -p -t tour >"$out/$size-$1.txt"
}

keys() { # one after the other; what follows an Esc too soon would be taken for one key with it
    for key in "$@"; do
        tmux -L "$socket" send-keys -t tour "$key"
        if [ "$key" = Escape ]; then sleep 0.5; else sleep 0.1; fi
    done
}

for size in 80x24 200x50; do
    tmux -L "$socket" -f /dev/null new-session -d -s tour -x "${size%x*}" -y "${size#*x}" "$command" "$@"
    wait_for "Read "
    shot 01-timeline
    keys j j Enter; shot 02-timeline-evidence
    keys . ; shot 03-timeline-next-source
    keys Escape; shot 04-back-on-the-same-row
    keys 2; shot 05-delegations
    keys j j Enter; shot 06-delegations-evidence
    keys Escape 3; shot 07-tallies
    keys l; shot 08-tallies-slid
    keys h Enter; shot 09-tallies-evidence
    keys Escape 4; shot 10-disagreements
    keys Enter; shot 11-disagreement-evidence
    keys . ; shot 12-disagreement-next-position
    keys n; shot 13-next-disagreement
    keys Escape 5; shot 14-sources
    keys Enter; shot 15-reading
    keys Escape 1 / d r o n e; shot 16-filter
    keys Enter s 3; shot 17-filtered-and-sorted
    keys Escape m; shot 21-mending
    keys j Enter; shot 22-mending-a-field
    keys Escape Escape M; shot 23-marked-for-merging
    keys M e; shot 24-export
    keys Escape Enter v v Right Right Right; shot 25-selecting-words
    keys Enter; wait_for "add this row"; shot 26-adding-a-row
    keys Escape Escape '?'; shot 18-help
    keys f i l t e r; shot 19-help-searched
    keys Escape : ; shot 20-commands
    keys Escape F; wait_for "[F Search]"; keys d r o n e; shot 27-search
    keys Enter; shot 28-search-hit
    keys Escape Escape s; shot 29-choosing-a-column
    keys Escape 5 Enter "]" "]" "]" b; shot 30-rows-of-these-words
    keys Escape Escape d; shot 31-as-of-a-day
    keys Escape q
    for _ in $(seq 50); do tmux -L "$socket" has-session -t tour 2>/dev/null || break; sleep 0.1; done
done
echo "$(ls "$out" | wc -l) screens in $out"
