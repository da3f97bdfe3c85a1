#include "scenario/target_expression.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "scenario/nearest_name.hpp"
#include "scenario/place_names.hpp"

namespace samverkan {
namespace {

using T = TargetType;
using A = Attribute;
using Kind = TargetStep::Kind;

constexpr std::array<TargetName, attribute_count> names{{
    {"age", A::age, T::number, "fyllda år", "completed years"},
    {"grade", A::grade, T::number, "årskurs, 0 är förskoleklass", "school grade, 0 is the pre-school class"},
    {"male", A::male, T::truth, "pojke eller man", "boy or man"},
    {"area", A::area, T::area, "område, kod eller namn", "area, code or name"},
    {"vulnerable_place", A::vulnerable_place, T::truth, "bor i utsatt område",
     "lives in a police-listed neighbourhood"},
    {"specially_vulnerable_place", A::specially_vulnerable_place, T::truth, "bor i särskilt utsatt område",
     "lives in a specially vulnerable neighbourhood"},
    {"low_income", A::low_income, T::number, "procent med låg inkomst där den bor",
     "per cent with low income where it lives"},
    {"in_school", A::in_school, T::truth, "går i skolan", "is in a class"},
    {"school_stage", A::school_stage, T::stage, "stadium", "'lower', 'middle', 'upper', 'upper_secondary'"},
    {"reports", A::reports, T::number, "orosanmälningar hittills", "worry reports so far"},
    {"known_to_social_services", A::known, T::truth, "känd av socialtjänsten", "reported at least once"},
    {"fringe_noticed", A::fringe_noticed, T::truth, "anmäld när den var i periferin eller inblandad",
     "reported while fringe, involved or core"},
    {"assessed", A::assessed, T::truth, "har utretts", "has been assessed"},
    {"served", A::served, T::truth, "har haft en insats", "has had a usual service"},
    {"conduct", A::conduct, T::truth, "normbrytande beteende", "conduct problems"},
    {"externalising", A::externalising, T::truth, "utagerande", "externalising problems"},
    {"low_achievement", A::low_achievement, T::truth, "svaga skolresultat", "low achievement at school"},
    {"low_attachment", A::low_attachment, T::truth, "svag anknytning till skolan", "low attachment to school"},
    {"adhd_untreated", A::adhd_untreated, T::truth, "obehandlad adhd", "untreated ADHD"},
    {"absent", A::absent, T::truth, "borta från skolan mer än 15 procent av terminen",
     "away from more than 15 per cent of the school term"},
    {"visits_centre", A::visits_centre, T::truth, "besöker en fritidsgård varje månad",
     "visits a leisure centre every month"},
    {"in_sport", A::in_sport, T::truth, "är med i organiserad idrott", "is in organised sport"},
    {"has_job", A::has_job, T::truth, "har ett extrajobb", "has a weekend or extra job"},
    {"lives_with_parent", A::with_parent, T::truth, "bor med en förälder", "lives with a parent"},
    {"vulnerability", A::vulnerability, T::number, "sann sårbarhet, bara för forskning",
     "true vulnerability, for research only"},
    {"waits_psychiatry", A::waits_psychiatry, T::truth, "står i kö till barnpsykiatrin", "waits for psychiatry now"},
    {"referred_psychiatry", A::referred_psychiatry, T::truth, "har fått en remiss till barnpsykiatrin",
     "was referred to psychiatry at least once"},
    {"known_to_police", A::known_to_police, T::truth, "har gripits någon gång", "was arrested at least once"},
    {"was_removed", A::was_removed, T::truth, "har varit i fängelse eller på låst avdelning",
     "was in custody or a ward before"},
    {"supervised", A::supervised, T::truth, "står under övervakning efter frigivning",
     "under supervision after release"},
    {"away", A::away, T::truth, "är i fängelse eller på låst avdelning nu", "in custody or a ward now"},
    {"recruiter_away", A::recruiter_away, T::truth, "vars rekryterare har förts bort",
     "whose recruiter was taken away, until another takes over"},
}};

constexpr std::array<std::string_view, 6> stages{"before", "lower", "middle", "upper", "upper_secondary", "after"};
constexpr int deepest_nesting = 24;

std::string_view name_of(TargetType type) {
    constexpr std::array<std::string_view, 4> words{"a number", "yes or no", "an area", "a school stage"};
    return words[static_cast<std::size_t>(type)];
}

struct Token {
    enum class Kind : std::uint8_t { end, number, text, word, symbol, wrong };
    Kind kind = Kind::end;
    std::size_t at = 0, length = 0;  ///< in the text
    std::string text;
    double number = 0;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

Token next_token(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) ++at;
    if (at == text.size()) return {Token::Kind::end, at, 1, {}, 0};
    std::size_t end = at;
    if (is_letter(text[at])) {
        while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
        return {Token::Kind::word, at, end - at, std::string(text.substr(at, end - at)), 0};
    }
    if (is_digit(text[at])) {
        while (end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
        const std::string digits(text.substr(at, end - at));
        const bool good = digits.size() < 16 && std::count(digits.begin(), digits.end(), '.') <= 1;
        return {good ? Token::Kind::number : Token::Kind::wrong, at, end - at, digits,
                good ? std::strtod(digits.c_str(), nullptr) : 0};
    }
    if (text[at] == '\'') {
        end = text.find('\'', at + 1);
        if (end == std::string_view::npos) return {Token::Kind::wrong, at, text.size() - at, "'", 0};
        return {Token::Kind::text, at, end + 1 - at, std::string(text.substr(at + 1, end - at - 1)), 0};
    }
    for (const std::string_view symbol : {"==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ","})
        if (text.substr(at).starts_with(symbol))
            return {Token::Kind::symbol, at, symbol.size(), std::string(symbol), 0};
    return {Token::Kind::wrong, at, 1, std::string(text.substr(at, 1)), 0};
}

/// Recursive descent; after the first problem everything fails.
class Compiler {
public:
    Compiler(const JsonValue& json, const TargetReading& reading) : json_(json), reading_(reading) { advance(); }

    std::optional<TargetProgram> compile() {
        const auto type = either();
        if (!type) return std::nullopt;
        if (token_.kind != Token::Kind::end)
            return fail(token_, "`" + shown(token_.text) + "` is not expected here",
                        "join conditions by `and` or `or`; one comparison at a time"),
                   std::nullopt;
        if (*type != T::truth) {
            first_.length = json_.text.size();
            return fail(first_, "is " + std::string(name_of(*type)) + ", not a condition",
                        "compare it, as in `age >= 10`", Code::mixed_types),
                   std::nullopt;
        }
        if (deepest() > deepest_target) return fail(first_, "is nested too deeply", {}), std::nullopt;
        return std::move(program_);
    }

private:
    /// Where byte `at` of the decoded text stands in the file.
    [[nodiscard]] TextSpan place_of(std::size_t at, std::size_t length) const {
        const std::string_view raw = reading_.reporter->source().text;
        std::size_t from = json_.span.offset + 1, decoded = 0;
        while (decoded < at && from < json_.span.offset + json_.span.length) {
            if (raw[from] != '\\') {
                ++from, ++decoded;
            } else if (raw[from + 1] == 'u') {
                const long code = std::strtol(std::string(raw.substr(from + 2, 4)).c_str(), nullptr, 16);
                from += 6;
                decoded += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
            } else {
                from += 2, ++decoded;
            }
        }
        return {from, length};
    }

    bool fail(const Token& at, std::string problem, std::string hint, Code code = Code::bad_condition) {
        if (!failed_)
            reading_.reporter->report(code, place_of(at.at, at.length),
                                      std::string(reading_.subject) + " " + problem + " (nobody knows whom it means)",
                                      {}, std::move(hint));
        failed_ = true;
        return false;
    }
    std::optional<T> refuse(const Token& at, std::string problem, std::string hint, Code code = Code::bad_condition) {
        fail(at, std::move(problem), std::move(hint), code);
        return std::nullopt;
    }

    void advance() {
        token_ = next_token(json_.text, token_.at + (started_ ? token_.length : 0));
        started_ = true;
    }
    [[nodiscard]] bool word(std::string_view text) const {
        return token_.kind == Token::Kind::word && token_.text == text;
    }
    [[nodiscard]] bool symbol(std::string_view text) const {
        return token_.kind == Token::Kind::symbol && token_.text == text;
    }
    void emit(Kind kind, A attribute = A::age, double number = 0) {
        program_.steps.push_back({kind, attribute, number});
    }

    /// Both sides of `and` and `or` must be conditions.
    bool truth(std::optional<T> type, const Token& at) {
        if (!type) return false;
        if (*type == T::truth) return true;
        return fail(at, "joins " + std::string(name_of(*type)) + ", which is not a condition",
                    "compare it, as in `age >= 10`", Code::mixed_types);
    }

    template <class Part>
    std::optional<T> chain(std::string_view joint, Kind kind, Part part) {
        Token at = token_;
        std::optional<T> type = part();
        while (type && word(joint)) {
            if (!truth(type, at)) return std::nullopt;
            advance();
            at = token_;
            if (!truth(part(), at)) return std::nullopt;
            emit(kind);
        }
        return type;
    }
    std::optional<T> either() {
        if (++nesting_ > deepest_nesting) return refuse(token_, "is nested too deeply", {});
        const auto type = chain("or", Kind::either, [this] { return all(); });
        --nesting_;
        return type;
    }
    std::optional<T> all() {
        return chain("and", Kind::both, [this] { return negation(); });
    }
    std::optional<T> negation() {
        if (!word("not")) return comparison();
        if (++nesting_ > deepest_nesting) return refuse(token_, "is nested too deeply", {});
        advance();
        const Token at = token_;
        const std::optional<T> type = negation();
        --nesting_;
        if (!truth(type, at)) return std::nullopt;
        emit(Kind::negate);
        return T::truth;
    }

    std::optional<T> comparison() {
        const std::optional<T> left = operand(std::nullopt);
        if (!left) return std::nullopt;
        if (word("in")) return member_of(*left);
        const Token at = token_;
        constexpr std::array<std::string_view, 6> operators{"==", "!=", "<", "<=", ">", ">="};
        const auto found = token_.kind == Token::Kind::symbol
                               ? std::find(operators.begin(), operators.end(), std::string_view(token_.text))
                               : operators.end();
        if (found == operators.end()) return left;
        const auto which = found - operators.begin();
        if (which > 1 && *left != T::number)
            return refuse(at, "orders " + std::string(name_of(*left)) + " by `" + at.text + "`",
                          "only numbers have an order; use == or !=", Code::mixed_types);
        advance();
        const Token right_at = token_;
        const std::optional<T> right = operand(*left);
        if (!right) return std::nullopt;
        if (*right != *left)
            return refuse(right_at, "compares " + std::string(name_of(*left)) + " with " + std::string(name_of(*right)),
                          "compare like with like", Code::mixed_types);
        constexpr std::array<Kind, 6> kinds{Kind::equal,   Kind::unequal, Kind::less,
                                            Kind::at_most, Kind::at_most, Kind::less};
        emit(kinds[static_cast<std::size_t>(which)]);
        if (which >= 4) emit(Kind::negate);  // a > b: not a <= b
        return T::truth;
    }

    /// `x in [a, b]`: equal to one of them.
    std::optional<T> member_of(T type) {
        const TargetStep left = program_.steps.back();
        if (left.kind != Kind::attribute)
            return refuse(token_, "has no name before `in`", "write it as in `grade in [5, 6]`");
        program_.steps.pop_back();
        advance();
        if (!symbol("[")) return refuse(token_, "lacks a list after `in`", "write it as in `grade in [5, 6]`");
        std::size_t members = 0;
        do {
            advance();
            const Token at = token_;
            program_.steps.push_back(left);
            const std::optional<T> member = operand(type);
            if (!member) return std::nullopt;
            if (*member != type)
                return refuse(at, "compares " + std::string(name_of(type)) + " with " + std::string(name_of(*member)),
                              "compare like with like", Code::mixed_types);
            emit(Kind::equal);
            if (++members > 1) emit(Kind::either);
        } while (symbol(","));
        if (!symbol("]")) return refuse(token_, "lacks `]` after the list", {});
        advance();
        return T::truth;
    }

    /// A number, a text (of the type it is compared with), a name, or a condition in brackets.
    std::optional<T> operand(std::optional<T> compared_with) {
        const Token at = token_;
        switch (at.kind) {
        case Token::Kind::number:
            advance();
            emit(Kind::number, A::age, at.number);
            return T::number;
        case Token::Kind::text:
            advance();
            return literal(at, compared_with);
        case Token::Kind::word:
            advance();
            return name(at);
        case Token::Kind::end:
            return refuse(at, "ends too early", "a condition, a number or a name is needed");
        default:
            break;
        }
        if (!symbol("("))
            return refuse(at, "cannot be read at `" + shown(at.text) + "`",
                          at.text == "&" || at.text == "|" ? "write `and`, `or`"
                                                           : "texts stand in single quotes: 'Järva'");
        advance();
        const std::optional<T> inner = either();
        if (!inner) return std::nullopt;
        if (!symbol(")")) return refuse(token_, "lacks `)`", {});
        advance();
        return inner;
    }

    std::optional<T> literal(const Token& at, std::optional<T> type) {
        if (type == T::stage) {
            const auto found = std::find(stages.begin(), stages.end(), std::string_view(at.text));
            if (found == stages.end())
                return refuse(at, "names no school stage: `" + shown(at.text) + "`",
                              "'lower', 'middle', 'upper' or 'upper_secondary'", Code::not_a_choice);
            emit(Kind::number, A::age, static_cast<double>(found - stages.begin()));
            return T::stage;
        }
        if (type != T::area)
            return refuse(at, "compares a text with " + std::string(type ? name_of(*type) : "nothing"),
                          "texts stand on the right of `area` or `school_stage`", Code::mixed_types);
        if (reading_.county == nullptr)
            return refuse(at, "names an area", "areas are chosen where a programme is funded");
        const auto area = find_area(*reading_.county, at.text);
        if (!area)
            return refuse(at, "names no area of " + reading_.county->name + ": `" + shown(at.text) + "`",
                          nearest_area_hint(*reading_.county, at.text), Code::unknown_area);
        emit(Kind::number, A::age, static_cast<double>(area->index()));
        return T::area;
    }

    std::optional<T> name(const Token& at) {
        const auto found =
            std::find_if(names.begin(), names.end(), [&](const TargetName& one) { return one.name == at.text; });
        if (found == names.end()) {
            std::vector<std::string_view> known;
            std::string all;
            for (const TargetName& one : names) {
                if (one.attribute == A::vulnerability) continue;
                known.push_back(one.name);
                all += (all.empty() ? "" : ", ") + std::string(one.name);
            }
            const auto nearest = nearest_name(at.text, known);
            return refuse(at, "uses `" + shown(at.text) + "`, which nobody can ask",
                          nearest ? "did you mean `" + std::string(*nearest) + "`?" : "names are " + all);
        }
        if (found->attribute == A::vulnerability && reading_.research == Research::refused)
            return refuse(at, "names true vulnerability, which no agency can know",
                          "use what can be noticed, as `conduct` or `fringe_noticed`; research may pass --research",
                          Code::true_vulnerability);
        emit(Kind::attribute, found->attribute);
        return found->type;
    }

    [[nodiscard]] std::size_t deepest() const {
        std::size_t depth = 0, most = 0;
        for (const TargetStep& step : program_.steps) {
            if (step.kind == Kind::number || step.kind == Kind::attribute)
                most = std::max(most, ++depth);
            else if (step.kind != Kind::negate)
                --depth;
        }
        return most;
    }

    const JsonValue& json_;
    const TargetReading& reading_;
    Token token_, first_;
    bool started_ = false, failed_ = false;
    int nesting_ = 0;
    TargetProgram program_;
};

}  // namespace

std::span<const TargetName> target_names() { return names; }

std::optional<TargetProgram> compile_target(const JsonValue& text, const TargetReading& reading) {
    return Compiler(text, reading).compile();
}

}  // namespace samverkan
