#include "model/members.hpp"

namespace samverkan {
namespace {

void leave_peers(Involved& involved, const Member& leaver) {
    std::vector<std::uint32_t>& peers = involved.by_gang[leaver.gang.index()];
    peers[leaver.gang_slot] = peers.back();
    involved.members[peers.back()].gang_slot = leaver.gang_slot;
    peers.pop_back();
}

}  // namespace

ConcernedYouth& concern(Youths& youths, Involved& involved, std::uint32_t row) {
    std::uint32_t& index = youths.concerned[row];
    if (index == not_concerned) {
        index = static_cast<std::uint32_t>(involved.concerned.size());
        ConcernedYouth record;
        record.row = row;
        youths.set_mark(row, mark::concerned);
        involved.concerned.push_back(record);
    }
    return involved.concerned[index];
}

const Member* find_member(const Youths& youths, const Involved& involved, std::uint32_t row) {
    if (row == no_record || !youths.has_mark(row, mark::concerned)) return nullptr;
    const std::uint32_t index = involved.concerned[youths.concerned[row]].member;
    return index == no_record ? nullptr : &involved.members[index];
}

Member* find_member(const Youths& youths, Involved& involved, std::uint32_t row) {
    return const_cast<Member*>(find_member(youths, static_cast<const Involved&>(involved), row));
}

void add_member(Youths& youths, Involved& involved, const Member& member) {
    concern(youths, involved, member.row).member = static_cast<std::uint32_t>(involved.members.size());
    if (involved.by_gang.size() <= member.gang.index()) involved.by_gang.resize(member.gang.index() + 1);
    std::vector<std::uint32_t>& peers = involved.by_gang[member.gang.index()];
    involved.members.push_back(member);
    involved.members.back().gang_slot = static_cast<std::uint32_t>(peers.size());
    peers.push_back(static_cast<std::uint32_t>(involved.members.size() - 1));
}

void remove_member(Youths& youths, Involved& involved, std::uint32_t row) {
    ConcernedYouth& record = concern(youths, involved, row);
    const std::uint32_t index = record.member;
    record.member = no_record;
    leave_peers(involved, involved.members[index]);
    if (index + 1 != involved.members.size()) {
        const Member& last = involved.members.back();
        involved.by_gang[last.gang.index()][last.gang_slot] = index;
        involved.concerned[youths.concerned[last.row]].member = index;
        involved.members[index] = last;
    }
    involved.members.pop_back();
}

void add_former(Youths& youths, Involved& involved, const Former& former) {
    concern(youths, involved, former.row).former = static_cast<std::uint32_t>(involved.formers.size());
    involved.formers.push_back(former);
}

void remove_former(Youths& youths, Involved& involved, std::uint32_t row) {
    ConcernedYouth& record = concern(youths, involved, row);
    const std::uint32_t index = record.former;
    record.former = no_record;
    involved.formers[index] = involved.formers.back();
    if (index + 1 != involved.formers.size())
        involved.concerned[youths.concerned[involved.formers[index].row]].former = index;
    involved.formers.pop_back();
}

float share_of_ties_inside(const Population& population, const Youths& youths, const Involved& involved,
                           const Member& member) {
    int inside = member.own_youngers;
    int all = youths.state[member.row].degree + member.own_youngers;
    for (std::uint32_t slot = population.tie_begin[member.row]; slot < population.tie_begin[member.row + 1]; ++slot) {
        const std::uint32_t other = youths.neighbours[slot];
        if (other == no_tie || !is_member(youths.state[other].involvement)) continue;
        const Member* peer = find_member(youths, involved, other);
        if (peer != nullptr && peer->gang == member.gang) ++inside;
    }
    if (member.recruiter != no_record) {
        ++all;
        const Member* recruiter = find_member(youths, involved, member.recruiter);
        if (recruiter != nullptr && recruiter->gang == member.gang) ++inside;
    }
    return all > 0 ? static_cast<float>(inside) / static_cast<float>(all) : 0.0f;
}

}  // namespace samverkan
